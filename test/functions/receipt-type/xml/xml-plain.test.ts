import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../../functions/receipt-type/document/parsed-document.ts';
import { plainRootName, plainRootOffset } from '../../../../functions/receipt-type/xml/xml-plain.ts';
import { readXml } from '../../../../functions/receipt-type/xml/xml-reader.ts';
import { compileXmlSchema, type XmlSchema } from '../../../../functions/receipt-type/xml/xml-schema.ts';
import { Refusal } from '../../../../functions/refusal.ts';

const folder = path.resolve(import.meta.dirname, '../../../../receipt-types/fiscal-check-xml');
const check = readFileSync(path.join(folder, 'check.xsd'), 'utf8');
const sale = readFileSync(path.join(folder, 'examples/valid/sale.xml'), 'utf8');
/** Takes any well-formed document: it is refused for what it is, or not at all. */
const anything =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType mixed="true"><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>';

async function compiled(xsd: string): Promise<XmlSchema> {
  const schema = await compileXmlSchema({ entry: 'a.xsd', files: { 'a.xsd': xsd } });
  if ('faults' in schema) throw new Error(JSON.stringify(schema.faults));
  return schema;
}

type Outcome = { readonly violations: unknown } | { readonly malformed: string };

function outcomeOf(work: () => unknown): Outcome {
  try {
    return { violations: work() };
  } catch (error) {
    if (error instanceof Refusal) return { malformed: error.message };
    throw error;
  }
}

function judged(schema: XmlSchema, text: string): unknown {
  const document = parseDocument(text, 'XML');
  return document.format === 'XML' ? schema.violations(document) : null;
}

/** Too long, and with a comment: it is read first, and judged as it was read. */
function readFirst(schema: XmlSchema, text: string): Outcome {
  return outcomeOf(() => {
    readXml(text);
    return judged(schema, `${text}${' '.repeat(70_000)}<!---->`);
  });
}

const pieces = fc.constantFrom(
  ...[
    '<',
    '>',
    '/',
    '&',
    '"',
    "'",
    '=',
    ' ',
    ':',
    'a',
    'p:',
    ']]>',
    '&#0;',
    '&#65;',
    '&amp;',
    '&x;',
    '\u0001',
    '\uFFFE',
    '\r\n',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- -->',
    '<![CDATA[<]]>',
    '<?x y?>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE r>',
    '\uFEFF',
    '😀',
    'ї',
  ],
  ...[
    '<a/>',
    '<a>',
    '</a>',
    '<p:a/>',
    '<a:b:c/>',
    '<a xmlns:p="u"><p:b/></a>',
    '<a xmlns:p=""/>',
    '<a xmlns:xml="u"/>',
    '<a xmlns=""/>',
  ],
  ...[
    ' b="1"',
    ' b="1" b="2"',
    ' p:b="1"',
    ' xmlns:p="u" xmlns:q="u" p:a="1" q:a="1"',
    ' xmlns:xmlns="u"',
    ' xml:space="no"',
    '<:a/>',
    '<a:/>',
  ],
  ...[
    ' xmlns:p="http://www.w3.org/2000/xmlns/"',
    ' xmlns="http://www.w3.org/XML/1998/namespace"',
    ' b="<"',
    ' b=">"',
    " b='/>'",
    ' xml:lang="?"',
  ],
  '<a>'.repeat(64) + '</a>'.repeat(64),
  '<a>'.repeat(62) + '</a>'.repeat(62),
  `<a b="/>">`.repeat(70) + '</a>'.repeat(70),
  '<a/>'.repeat(80),
);

function changed(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    length: fc.constantFrom(0, 0, 1, 4),
    piece: fc.oneof(pieces, fc.constant('')),
  });
  return fc
    .array(edit, { maxLength: 3 })
    .map((edits) =>
      edits.reduce((known, { at, length, piece }) => known.slice(0, at) + piece + known.slice(at + length), text),
    );
}

test.each([
  [
    'a document that takes anything',
    anything,
    '<?xml version="1.0" encoding="UTF-8"?>\n<r a="1"><b>x</b> y <p:c xmlns:p="u" p:d="2"/></r>\n',
  ],
  ['a fiscal check', check, sale],
])('%s, however it is changed, is judged as if it was read first', async (_, xsd, text) => {
  const schema = await compiled(xsd);
  fc.assert(
    fc.property(changed(text), (document) => {
      expect(outcomeOf(() => judged(schema, document))).toEqual(readFirst(schema, document));
    }),
    { numRuns: 1_500 },
  );
  schema.release();
});

test.each([
  '<a/>',
  '<?xml version="1.0"?>\n<a>x</a>',
  "<?xml version='1.1' encoding='windows-1251' ?><a>x</a>",
  '\uFEFF<a/>',
])('%j is plain', (text) => {
  expect(plainRootOffset(text)).toBe(readXml(text).offset);
});

test.each([
  '<!-- --><a/>',
  '<!DOCTYPE a><a/>',
  '<a><?x?></a>',
  '<a><![CDATA[]]></a>',
  '<a>\ud83d\ude00</a>',
  '<a>'.repeat(65),
])('%j is left to the reader', (text) => {
  expect(plainRootOffset(text)).toBeNull();
});

test('the name of a root element is what reading the document finds', () => {
  const attributes = fc.constantFrom(
    '',
    ' xmlns="u"',
    ' a="x xmlns=" b="y"',
    ' a=\'1\' xmlns="v"',
    ' xmlns="u" xmlns:p="v"',
    ' xmlns="&amp;"',
    ' a="1"xmlns="u"',
    ' a="xmlns"\nxmlns="w"',
  );
  const names = fc.constantFrom('a', 'CHECK', 'p:a', 'b.c-d', 'ї');
  fc.assert(
    fc.property(names, attributes, attributes, (name, first, second) => {
      const text = `<?xml version="1.0"?>\n<${name}${first}${second}>1</${name}>`;
      const found = plainRootName(text);
      if (found === null) return;
      const read = outcomeOf(() => readXml(text));
      if ('violations' in read) expect(read.violations).toMatchObject(found);
    }),
  );
  expect(plainRootName('<CHECK xmlns="u">')).toEqual({ localName: 'CHECK', namespace: 'u' });
});
