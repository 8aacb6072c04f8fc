export { scaleSums, squareSums } from './centroids';
export { dotsDense, dotsSparse } from './dots';
export { assign, rescore } from './kernel';
export { measureErrors, narrowCentroids, narrowRows } from './narrow';
export { listMoves, moveRows, settleMoves } from './sums';
