/** A JSON Pointer: https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function pointer(...names: readonly (string | number)[]): string {
  return names.map((name) => `/${pointerToken(String(name))}`).join('');
}

export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name that a token stands for. */
export function tokenName(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The names that lead from a document to what a pointer means. */
export function pointerNames(text: string): string[] {
  return text.split('/').slice(1).map(tokenName);
}

/** One step of a pointer: an own member or item; undefined when it is not there. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
