import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlForm } from '../../../../functions/receipt-type/xml/xml-form.ts';
import { readXml } from '../../../../functions/receipt-type/xml/xml-reader.ts';
import type { Refusal } from '../../../../functions/refusal.ts';

function refusalOf(text: string): Refusal {
  try {
    readXml(text);
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('The text was read.');
}

test.each([
  ['<a>1</a>', '1'],
  ['<a/>', ''],
  ['<a><b>1</b><c>2</c></a>', { b: '1', c: '2' }],
  ['<a><b>1</b><b>2</b></a>', { b: ['1', '2'] }],
  ['<a><b n="1">x</b></a>', { b: { '@n': '1', '#text': 'x' } }],
  ['<a>\n  <b/>\n</a>', { b: '' }],
  ['<a><b>&lt;&#x410;&#65;&amp;</b></a>', { b: '<АA&' }],
  ['<a><b><![CDATA[<x> & y]]> z</b></a>', { b: '<x> & y z' }],
  ['<a><!-- c --><?p i?><b>1</b></a>', { b: '1' }],
  ['<p:a xmlns:p="urn:x" p:n="1"><p:b>1</p:b></p:a>', { '@n': '1', b: '1' }],
  ['<a><b>x\r\ny\rz</b></a>', { b: 'x\ny\nz' }],
  ['<a n="x\n y"/>', { '@n': 'x  y' }],
  ['<?xml version="1.0" encoding="windows-1251"?>\n<Чек><Сума>1</Сума></Чек>', { Сума: '1' }],
  ['\uFEFF<a>1</a>\n', '1'],
  ['<a><__proto__>1</__proto__><constructor>2</constructor></a>', JSON.parse('{"__proto__": "1", "constructor": "2"}')],
])('the form of %j', (text, form) => {
  expect(JSON.parse(JSON.stringify(xmlForm(readXml(text))))).toEqual(form);
});

test('namespaces are resolved by scope', () => {
  const root = readXml('<a xmlns="urn:1"><b xmlns="urn:2"/><p:c xmlns:p="urn:3"/><d xmlns=""/></a>');
  const children = root.children.filter((child) => typeof child !== 'string');
  expect([root, ...children].map(({ localName, namespace }) => [localName, namespace])).toEqual([
    ['a', 'urn:1'],
    ['b', 'urn:2'],
    ['c', 'urn:3'],
    ['d', ''],
  ]);
});

test.each([
  ['<a>\n <b></a>', 2, 7, /end tag of "b"/],
  ['<a><b></b>', 1, 11, /"a" is not closed/],
  ['<a>&nbsp;</a>', 1, 4, /predefined entities/],
  ['<a>&#0;</a>', 1, 4, /not allowed in XML/],
  ['<a x="1" x="2"/>', 1, 10, /occurs twice/],
  ['<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>', 1, 36, /occurs twice/],
  ['<a x=1/>', 1, 6, /quoted/],
  ['<a x="<"/>', 1, 7, /"<" is not allowed/],
  ['<p:a/>', 1, 1, /no declared namespace/],
  ['<a>]]></a>', 1, 4, /"]]>" is not allowed/],
  ['<a/><b/>', 1, 5, /after the root/],
  ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 1, 1, /document type declaration/],
  ['<a>\u0001</a>', 1, 4, /not allowed in XML/],
  ['<a><!-- -- --></a>', 1, 9, /"--"/],
  ['text', 1, 1, /root element/],
  [' <?xml version="1.0"?><a/>', 1, 2, /misplaced/],
])('%j is refused at line %i, column %i', (text, line, column, message) => {
  const refusal = refusalOf(text);
  expect(refusal.type).toBe('MalformedDocument');
  expect(refusal.message).toMatch(message);
  expect(refusal.info).toEqual({ line, column });
});

test('deep nesting is refused before it can exhaust the stack', () => {
  expect(refusalOf('<a>'.repeat(100_000)).message).toMatch(/nested deeper than 64/);
});

test('any text survives in an element and in an attribute', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value));
  fc.assert(
    fc.property(text, (value) => {
      const escaped = value.replace(/[&<>"\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
      const root = readXml(`<a n="${escaped}">${escaped}</a>`);
      expect(root.attributes[0]?.value).toBe(value);
      expect(root.children).toEqual(value === '' ? [] : [value]);
    }),
  );
});
