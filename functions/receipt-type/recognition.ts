import type { DocumentFormat } from '../../generated/schema.ts';
import type { Recognition } from './definition/definition.ts';
import type { ParsedDocument } from './document/parsed-document.ts';
import { memberOf, pointerNames } from './json-pointer.ts';

/** How surely a document is recognised: 0 for not at all; the more is asked and found, the higher. */
export function recognitionStrength(recognition: Recognition, document: ParsedDocument): number {
  const pointers = recognition.required ?? [];
  if ('rootElement' in recognition) {
    if (document.format !== 'XML') return 0;
    const { localName, namespace } = document.rootName;
    const isRoot = localName === recognition.rootElement && namespace === recognition.namespace;
    return isRoot && hasMembers(document, pointers) ? 1 + withAncestors(pointers).size : 0;
  }
  return document.format === 'JSON' && hasMembers(document, pointers) ? withAncestors(pointers).size : 0;
}

/**
 * Whether two types recognise exactly the same documents, so that no document could ever be told to be of one of them. A type
 * that asks for more than another is more specific and goes before it.
 */
export function recognisesTheSame(
  left: { format: DocumentFormat; recognise: Recognition },
  right: { format: DocumentFormat; recognise: Recognition },
): boolean {
  return left.format === right.format && normal(left.recognise) === normal(right.recognise);
}

function normal(recognition: Recognition): string {
  const root = 'rootElement' in recognition ? [recognition.rootElement, recognition.namespace] : [];
  return JSON.stringify([root, [...withAncestors(recognition.required ?? [])].sort()]);
}

/** What is asked for by asking for `/a/b` and `/a/c`: `/a`, `/a/b` and `/a/c`. */
function withAncestors(pointers: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const pointer of pointers) {
    const tokens = pointer.split('/');
    for (let length = 2; length <= tokens.length; length++) all.add(tokens.slice(0, length).join('/'));
  }
  return all;
}

function hasMembers(document: ParsedDocument, pointers: readonly string[]): boolean {
  return pointers.every((pointer) => pointerNames(pointer).reduce(memberOf, document.form) !== undefined);
}
