export { scaleSums, squareSums } from './centroids';
export { assign, rescore } from './kernel';
export { moveRows } from './sums';
