/** One thing that is wrong with a definition. */
export interface Fault {
  /** JSON Pointer into the definition. */
  readonly path: string;
  readonly code: string;
  /** One sentence for a person: the value, and the way out. */
  readonly message: string;
}
