import { Refusal } from './refusal.ts';

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

/** The refusal for what is broken; `sentence` says what is refused, without its full stop. */
export function validationFailed(sentence: string, violations: readonly Violation[]): Refusal {
  const omitted = Math.max(0, violations.length - VIOLATIONS_MAX);
  const count = violations.length === 1 ? '1 violation' : `${violations.length} violations`;
  return new Refusal('ValidationFailed', `${sentence}: ${count}.`, {
    violations: violations.slice(0, VIOLATIONS_MAX),
    ...(omitted > 0 && { omitted }),
  });
}
