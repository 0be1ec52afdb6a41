import type { ErrorObject, ValidateFunction } from 'ajv';
import { pointerToken } from '../json-pointer.ts';
import { UNTOLD_VIOLATION, VIOLATIONS_MAX, type Violation } from '../../violation.ts';

/** Judges a document's form by a compiled JSON Schema. */
export function jsonViolations(validate: ValidateFunction, form: unknown): Violation[] {
  return validate(form) ? [] : violationsOf(validate.errors ?? []);
}

export function violationsOf(errors: readonly ErrorObject[]): Violation[] {
  // Those beyond the limit are counted, and not told.
  return errors
    .filter(saysSomething)
    .map((error, index) => (index > VIOLATIONS_MAX ? UNTOLD_VIOLATION : violationOf(error)));
}

/** `if` and its kin repeat what their branches say. */
function saysSomething(error: ErrorObject): boolean {
  return error.keyword !== 'if';
}

function violationOf(error: ErrorObject): Violation {
  const path = error.instancePath + memberOf(error);
  return {
    path,
    code: codeOf(error.keyword),
    message: `${path === '' ? 'The document' : path} ${error.message ?? 'is wrong'}.`,
  };
}

/** The member that the error is about, where that is not what holds it. */
function memberOf(error: ErrorObject): string {
  const params = error.params as Readonly<Record<string, unknown>>;
  const name = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  return typeof name === 'string' ? `/${pointerToken(name)}` : '';
}

/** `minLength` is `MIN_LENGTH`. */
function codeOf(keyword: string): string {
  return keyword.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
