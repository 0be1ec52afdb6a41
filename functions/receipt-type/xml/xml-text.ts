import type { XmlElement } from './xml-reader.ts';

/** The line of a document's first element; its line break ends line 1. */
export const FIRST_ELEMENT_LINE = 2;

/**
 * libxml2 names the line of what it finds fault with, not the element. So it is given the document as it was read here, written with
 * one line break in every start tag: the line then is the element, whatever the document's own lines are.
 */
export function xmlText(element: XmlElement): string {
  let text = `<${element.name}${attributesText(element)}\n>`;
  for (const child of element.children) text += typeof child === 'string' ? escape(child) : xmlText(child);
  return `${text}</${element.name}>`;
}

/** All elements in document order, which is that of their lines. */
export function elementsOf(root: XmlElement): XmlElement[] {
  const elements: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    elements.push(element);
    for (const child of element.children) if (typeof child !== 'string') walk(child);
  };
  walk(root);
  return elements;
}

function attributesText(element: XmlElement): string {
  if (element.declarations.length + element.attributes.length === 0) return '';
  return [...element.declarations, ...element.attributes]
    .map(({ name, value }) => ` ${name}="${escape(value)}"`)
    .join('');
}

const SPECIAL = /[&<>"\t\n\r]/;

function escape(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
