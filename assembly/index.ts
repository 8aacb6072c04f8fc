export { scaleSums, squareSums } from './centroids';
export { dotsDense } from './dots';
export { assign, rescore } from './kernel';
export { moveRows } from './sums';
