import type { Recognition } from './definition.ts';
import type { ParsedDocument } from './parsed-document.ts';

/** How surely a document is recognised: 0 for not at all; the more is asked and found, the higher. */
export function recognitionStrength(recognition: Recognition, document: ParsedDocument): number {
  if ('rootElement' in recognition) {
    if (document.format !== 'XML') return 0;
    const { localName, namespace } = document.root;
    return localName === recognition.rootElement && namespace === recognition.namespace ? 1 : 0;
  }
  if (document.format !== 'JSON') return 0;
  return recognition.required.every((pointer) => hasMember(document.form, pointer)) ? recognition.required.length : 0;
}

/** Whether a JSON Pointer leads anywhere: https://www.rfc-editor.org/rfc/rfc6901 */
function hasMember(form: unknown, pointer: string): boolean {
  let value = form;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return true;
}
