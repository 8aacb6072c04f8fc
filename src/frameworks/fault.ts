/** Something wrong in a pack: where (a path such as `frameworks.0.id`) and what. */
export interface PackFault {
  readonly path: string;
  readonly reason: string;
}
