/** One thing that a document breaks. */
export interface Violation {
  /** JSON Pointer, or XPath, of what is wrong. */
  readonly path: string;
  readonly code: string;
  /** One sentence for a person. */
  readonly message: string;
  /** The line of an XML document that the element begins on. */
  readonly line?: number;
}

/** An answer must not outgrow what the API can carry: of more violations only their number is told. */
export const VIOLATIONS_MAX = 1000;

/** Stands for each of those that are only counted. */
export const UNTOLD_VIOLATION: Violation = { path: '', code: 'UNTOLD', message: '' };
