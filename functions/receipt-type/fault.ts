/** One thing that is wrong with a definition. */
export interface Fault {
  /** JSON Pointer into the definition. */
  readonly path: string;
  readonly code: string;
  /** One sentence for a person: the value, and the way out. */
  readonly message: string;
}

/** A JSON Pointer: https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function pointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${pointerToken(String(token))}`).join('');
}

export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
