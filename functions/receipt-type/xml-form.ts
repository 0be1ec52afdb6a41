import type { XmlElement } from './xml-reader.ts';

/**
 * The form in which fields and rules see an XML document. The document itself is the content of its root element.
 *
 * | XML | form |
 * | --- | --- |
 * | element with text alone | the text, CDATA sections and character references resolved |
 * | element with attributes or elements | an object |
 * | attribute | the member `@name` (local name), a text |
 * | child element | the member by its local name; several of one name are an array, also when others stand between them |
 * | text beside attributes or elements (mixed content) | the member `#text`, joined, left out when it is blank |
 * | empty element without attributes | the empty text |
 * | namespaces, prefixes and their declarations | nothing: names are local |
 * | comments, processing instructions | nothing |
 */
export type XmlForm = string | { readonly [member: string]: XmlForm | readonly XmlForm[] };

export function xmlForm(element: XmlElement): XmlForm {
  const text = element.children.filter((child) => typeof child === 'string').join('');
  const elements = element.children.filter((child) => typeof child !== 'string');
  if (elements.length === 0 && element.attributes.length === 0) return text;
  const form: Record<string, XmlForm | XmlForm[]> = {};
  for (const attribute of element.attributes) form[`@${attribute.localName}`] = attribute.value;
  for (const child of elements) add(form, child.localName, xmlForm(child));
  if (text.trim() !== '') form['#text'] = text;
  return form;
}

function add(form: Record<string, XmlForm | XmlForm[]>, name: string, value: XmlForm): void {
  const known = Object.hasOwn(form, name) ? form[name] : undefined;
  if (Array.isArray(known)) known.push(value);
  else if (known !== undefined) form[name] = [known, value];
  // An assignment to __proto__ would change the object's prototype instead.
  else if (name === '__proto__') Object.defineProperty(form, name, { value, enumerable: true, writable: true });
  else form[name] = value;
}
