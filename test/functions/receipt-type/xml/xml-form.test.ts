import { expect, test } from 'vitest';
import { xmlForm } from '../../../../functions/receipt-type/xml/xml-form.ts';
import { readXml } from '../../../../functions/receipt-type/xml/xml-reader.ts';

/** Row by row what the table in xml-form.ts, and in docs/receipt-types.md, says. */
test.each([
  ['text alone, with CDATA and references', '<r>a&#65;<![CDATA[<b>]]>&amp;</r>', 'aA<b>&'],
  ['attributes and elements', '<r b="2"><x>1</x></r>', { '@b': '2', x: '1' }],
  ['several elements of one name, others between them', '<r><x>1</x><y>2</y><x>3</x></r>', { x: ['1', '3'], y: '2' }],
  ['mixed content', '<r>a<x>1</x>b</r>', { '#text': 'ab', x: '1' }],
  ['text beside an attribute', '<r currency="EUR">1.50</r>', { '@currency': 'EUR', '#text': '1.50' }],
  ['blank text beside elements', '<r>\n  <x>1</x>\n</r>', { x: '1' }],
  ['empty elements', '<r><x/><y></y></r>', { x: '', y: '' }],
  ['names of namespaces', '<p:r xmlns:p="urn:a" p:b="2"><p:x xmlns="urn:c">1</p:x></p:r>', { '@b': '2', x: '1' }],
  ['comments and instructions', '<r><!-- c --><?pi x?><x>1<!-- d -->2</x></r>', { x: '12' }],
])('the parsed form shows %s', (_, xml, form) => {
  expect(xmlForm(readXml(xml))).toEqual(form);
});
