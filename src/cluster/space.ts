/** Where the arrays of a fit live. Every array comes filled with zeros. */
export interface Space {
  readonly int32: (length: number) => Int32Array;
  readonly float32: (length: number) => Float32Array;
  readonly float64: (length: number) => Float64Array;
}

/** Arrays of JavaScript, each in a buffer of its own. */
export const HEAP: Space = {
  int32: (length) => new Int32Array(length),
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
};
