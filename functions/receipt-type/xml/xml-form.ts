import type { XmlElement } from './xml-reader.ts';

/**
 * The form in which fields and rules see an XML document. The document itself is the content of its root element.
 *
 * | XML | form |
 * | --- | --- |
 * | element with text alone, `<a>1.50</a>` | the text, `"1.50"`: never a number, to the last digit and space |
 * | empty element without attributes, `<a/>` | the empty text, `""` |
 * | element with attributes or elements, `<a n="1"><b>2</b></a>` | an object, `{"@n": "1", "b": "2"}` |
 * | attribute | the member `@name`, by its local name |
 * | child element | the member by its local name |
 * | several of one name, `<a><b>1</b><b>2</b></a>` | an array, `{"b": ["1", "2"]}`, wherever they stand |
 * | text beside attributes, `<a n="1">x</a>` | the member `#text`, `{"@n": "1", "#text": "x"}` |
 * | mixed content, `<a>x <b>1</b> y</a>` | `#text` joined from its pieces, `{"b": "1", "#text": "x  y"}`; left out when it is blank |
 * | CDATA, character references, `&amp;` | the text that they stand for |
 * | CRLF and CR | LF, as XML has it |
 * | namespace | left out: names are local, and elements of one local name from two namespaces are one array |
 * | `xmlns`, comments, processing instructions | left out |
 * | attribute with a prefix, `xsi:type="t"` | the member `@type` |
 */
export type XmlForm = string | { readonly [member: string]: XmlForm | readonly XmlForm[] };

export function xmlForm({ attributes, children }: XmlElement): XmlForm {
  const [first] = children;
  // Most elements are this.
  if (attributes.length === 0 && children.length < 2 && typeof first !== 'object') return first ?? '';
  const form: Record<string, XmlForm | XmlForm[]> = {};
  for (const attribute of attributes) form[`@${attribute.localName}`] = attribute.value;
  let hasMembers = attributes.length > 0;
  let text = '';
  for (const child of children) {
    if (typeof child === 'string') text += child;
    else {
      add(form, child.localName, xmlForm(child));
      hasMembers = true;
    }
  }
  if (!hasMembers) return text;
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
