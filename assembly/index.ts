export { rowsOfCentroids, scaleSums, squareSums } from './centroids';
export { dotsDense } from './dots';
export { assign, rescore } from './kernel';
export { listMoves, moveRows, settleMoves } from './sums';
