export { scaleSums, squareSums } from './centroids';
export { assign } from './kernel';
