/** Something wrong in a pack or in the catalogue. */
export interface PackFault {
  /** Where, such as `frameworks.0.id`. */
  readonly path: string;
  /** What. */
  readonly reason: string;
  /** What to do about it, where the reason does not say so itself. */
  readonly remedy?: string | undefined;
}
