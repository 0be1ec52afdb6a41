import { memberOf, tokenName } from '../json-pointer.ts';
import type { ParsedDocument } from './parsed-document.ts';
import type { XmlElement } from '../xml/xml-reader.ts';

/**
 * Where in a document a definition's path leads. Definitions name places as expressions do: without the prefixes that elements have
 * in a document, and without an index where an array has one element alone. `/Invoice/ID` is `/Invoice/cbc:ID`, or `/Invoice/0/ID`.
 * What is not there keeps the name that the definition has for it.
 */
export function placeIn(document: ParsedDocument, path: string): string {
  return document.format === 'JSON' ? jsonPlace(document.form, path) : xmlPlace(document.root, path);
}

function jsonPlace(form: unknown, path: string): string {
  let value = form;
  let place = '';
  for (const token of path.split('/').slice(1)) {
    if (Array.isArray(value) && value.length === 1 && !/^\d+$/.test(token)) {
      place += '/0';
      value = value[0];
    }
    place += `/${token}`;
    value = memberOf(value, tokenName(token));
  }
  return place;
}

function xmlPlace(root: XmlElement, path: string): string {
  let inside: readonly (XmlElement | string)[] = [root];
  let place = '';
  for (const token of path.split('/').slice(1)) {
    const [, name = token, index = ''] = /^(.*?)(\[\d+\])?$/.exec(token) ?? [];
    const element = childOf(inside, name, index === '' ? 1 : Number(index.slice(1, -1)));
    place += `/${element?.name ?? name}${index}`;
    inside = element?.children ?? [];
  }
  return place;
}

function childOf(inside: readonly (XmlElement | string)[], name: string, number: number): XmlElement | undefined {
  let count = 0;
  for (const child of inside) {
    if (typeof child !== 'string' && child.localName === name && ++count === number) return child;
  }
  return undefined;
}
