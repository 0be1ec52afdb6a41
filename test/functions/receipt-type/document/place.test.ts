import { expect, test } from 'vitest';
import { parseDocument } from '../../../../functions/receipt-type/document/parsed-document.ts';
import { placeIn } from '../../../../functions/receipt-type/document/place.ts';

const xml = parseDocument('<i:A xmlns:i="urn:i" xmlns:b="urn:b"><b:B/><b:C><i:D/></b:C><b:C><b:D/></b:C></i:A>', 'XML');
const json = parseDocument('{"A": [{"B": [{"_": 1}], "C": [{"D": 1}, {"D": 2}], "e/f": 1}]}', 'JSON');

test.each([
  ['/A', '/i:A'],
  ['/A/B', '/i:A/b:B'],
  ['/A/C[2]/D', '/i:A/b:C[2]/b:D'],
  ['/A/C/D', '/i:A/b:C/i:D'],
  ['/A/C[3]/D', '/i:A/C[3]/D'],
  ['/A/X/Y', '/i:A/X/Y'],
  ['', ''],
])('the place %s of an XML document is %s', (path, place) => {
  expect(placeIn(xml, path)).toBe(place);
});

test.each([
  ['/A', '/A'],
  ['/A/B', '/A/0/B'],
  ['/A/B/_', '/A/0/B/0/_'],
  ['/A/0/B/0/_', '/A/0/B/0/_'],
  ['/A/C/1/D', '/A/0/C/1/D'],
  ['/A/e~1f', '/A/0/e~1f'],
  ['/A/X/Y', '/A/0/X/Y'],
  ['', ''],
])('the place %s of a JSON document is %s', (path, place) => {
  expect(placeIn(json, path)).toBe(place);
});
