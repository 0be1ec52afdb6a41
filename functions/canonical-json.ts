/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The canonical form of a JSON value, RFC 8785: no space, members sorted by their names' UTF-16 code units, numbers and text as
 * ECMAScript writes them. https://www.rfc-editor.org/rfc/rfc8785#section-3.2
 *
 * Halves of surrogate pairs have no canonical form: whoever asks for one has refused them before.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Without an argument `sort` compares code units, as the RFC does.
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
