import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../../functions/receipt-type/document/parsed-document.ts';
import { compileXmlSchema } from '../../../../functions/receipt-type/xml/xml-schema.ts';

const schema = (content: string, attributes = ''): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" ${attributes}>\n${content}\n</xs:schema>`;
const of = (namespace: string): string => `targetNamespace="${namespace}" xmlns:t="${namespace}"`;

async function violationsOf(files: Record<string, string>, document: string) {
  const compiled = await compileXmlSchema({ entry: 'main.xsd', files });
  if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
  try {
    const parsed = parseDocument(document, 'XML');
    return parsed.format === 'XML' ? compiled.violations(parsed) : [];
  } finally {
    compiled.release();
  }
}

async function faultsOf(files: Record<string, string>, entry = 'main.xsd') {
  const compiled = await compileXmlSchema({ entry, files });
  return 'faults' in compiled ? compiled.faults : [];
}

const one = schema('<xs:element name="one" type="xs:int"/>', of('urn:b'));
const two = schema('<xs:element name="two" type="xs:int"/>', of('urn:b'));
const main = (links: string): string =>
  schema(
    `${links}<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="b:one"/></xs:sequence></xs:complexType></xs:element>`,
    `${of('urn:a')} xmlns:b="urn:b"`,
  );
const document = (value: string): string => `<r xmlns="urn:a" xmlns:b="urn:b">\n\n<b:one>${value}</b:one></r>`;

test.each([
  ['by a path', '<xs:import namespace="urn:b" schemaLocation="common/one.xsd"/>'],
  [
    'by the address that it was published at',
    '<xs:import namespace="urn:b" schemaLocation="http://127.0.0.1:9/v1/common/one.xsd"/>',
  ],
  ['by its namespace alone', '<xs:import namespace="urn:b"/>'],
  [
    'by its namespace, where its location is not in the set',
    '<xs:import namespace="urn:b" schemaLocation="http://127.0.0.1:9/other.xsd"/>',
  ],
])('an import is resolved %s', async (_, link) => {
  const files = { 'main.xsd': main(link), 'common/one.xsd': one };
  expect(await violationsOf(files, document('1'))).toEqual([]);
  expect(await violationsOf(files, document('x'))).toEqual([
    {
      path: '/r/b:one',
      code: 'XSD_VALUE',
      line: 3,
      message: "Line 3: Element '{urn:b}one': 'x' is not a valid value of the atomic type 'xs:int'.",
    },
  ]);
});

test('a namespace is imported from several files', async () => {
  const links =
    '<xs:import namespace="urn:b" schemaLocation="two.xsd"/><xs:import namespace="urn:b" schemaLocation="sub/one.xsd"/>';
  const files = { 'main.xsd': main(links), 'two.xsd': two, 'sub/one.xsd': one };
  expect(await violationsOf(files, document('1'))).toEqual([]);
});

test('includes go up and down folders, in a circle, and take on the namespace of who includes them', async () => {
  const files = {
    'main.xsd': schema('<xs:include schemaLocation="a/b.xsd"/><xs:element name="r" type="t:T"/>', of('urn:a')),
    'a/b.xsd': schema('<xs:include schemaLocation="../main.xsd"/><xs:include schemaLocation="c/d.xsd"/>', of('urn:a')),
    'a/c/d.xsd': schema(
      '<xs:simpleType name="T"><xs:restriction base="xs:string"><xs:maxLength value="2"/></xs:restriction></xs:simpleType>',
    ),
  };
  expect(await violationsOf(files, '<r xmlns="urn:a">ab</r>')).toEqual([]);
  expect((await violationsOf(files, '<r xmlns="urn:a">abc</r>')).map(({ code }) => code)).toEqual(['XSD_FACET']);
});

test('a type is redefined', async () => {
  const files = {
    'main.xsd': schema(
      '<xs:redefine schemaLocation="b.xsd"><xs:simpleType name="T"><xs:restriction base="T"><xs:maxLength value="2"/></xs:restriction></xs:simpleType></xs:redefine><xs:element name="r" type="T"/>',
    ),
    'b.xsd': schema('<xs:simpleType name="T"><xs:restriction base="xs:string"/></xs:simpleType>'),
  };
  expect((await violationsOf(files, '<r>abc</r>')).map(({ code }) => code)).toEqual(['XSD_FACET']);
});

test.each([
  [
    'a missing include',
    { 'main.xsd': schema('<xs:include schemaLocation="no.xsd"/>') },
    'MISSING_FILE',
    /line 2.*"no.xsd"/,
  ],
  [
    'a file of this machine',
    { 'main.xsd': schema('<xs:include schemaLocation="file:///etc/passwd"/>') },
    'MISSING_FILE',
    /passwd/,
  ],
  ['an unknown type', { 'main.xsd': schema('<xs:element name="r" type="none"/>') }, 'XSD', /line 2.*'none'/],
  ['text', { 'main.xsd': 'text' }, 'MALFORMED', /root element/],
  ['another document', { 'main.xsd': '<a/>' }, 'NO_XSD', /"a"/],
  [
    'entities',
    { 'main.xsd': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>' },
    'MALFORMED',
    /document type/,
  ],
  [
    'a count in millions',
    {
      'main.xsd': schema(
        '<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="a" maxOccurs="5000000"/></xs:sequence></xs:complexType></xs:element>',
      ),
    },
    'OCCURS',
    /line 2.*unbounded/,
  ],
  [
    'a catastrophic pattern',
    {
      'main.xsd': schema(
        '<xs:element name="r"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="(a|aa)+"/></xs:restriction></xs:simpleType></xs:element>',
      ),
    },
    'PATTERN',
    /line 2/,
  ],
])('refused: %s', async (_, files, code, message) => {
  const [fault] = await faultsOf(files);
  expect(fault?.code).toBe(code);
  expect(fault?.message).toMatch(message);
});

test('an entry that is no file of the set is refused', async () => {
  expect((await faultsOf({ 'main.xsd': schema('') }, 'other.xsd')).map(({ path }) => path)).toEqual(['/xsd/entry']);
});

test('nothing is fetched, whatever a set or a document names', async () => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls++;
    response.end(one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(
      await faultsOf({ 'main.xsd': main(`<xs:import namespace="urn:b" schemaLocation="${base}/one.xsd"/>`) }),
    ).toHaveLength(1);
    const located = document('1').replace(
      '<r ',
      `<r xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:b ${base}/b.xsd" `,
    );
    const files = { 'main.xsd': main('<xs:import namespace="urn:b"/>'), 'one.xsd': one };
    expect(await violationsOf(files, located)).toEqual([]);
    expect(calls).toBe(0);
  } finally {
    server.close();
  }
});

test('a library of 2.4 MB is compiled in bounded time, again and again', async () => {
  const part = (file: number): string =>
    schema(
      Array.from({ length: 700 }, (_, index) => {
        const name = `T${file}x${index}`;
        return `<xs:complexType name="${name}"><xs:annotation><xs:documentation>${'A part of an invoice. '.repeat(6)}</xs:documentation></xs:annotation><xs:sequence><xs:element name="A" type="xs:string" minOccurs="0"/><xs:element name="B" type="xs:decimal" minOccurs="0" maxOccurs="unbounded"/><xs:element name="C" type="t:${name}" minOccurs="0"/></xs:sequence></xs:complexType>`;
      }).join('\n'),
      of('urn:a'),
    );
  const parts = Object.fromEntries(Array.from({ length: 8 }, (_, file) => [`common/part${file}.xsd`, part(file)]));
  const includes = Object.keys(parts).map((path) => `<xs:include schemaLocation="${path}"/>`);
  const files = {
    'main.xsd': schema(`${includes.join('')}<xs:element name="r" type="t:T7x699"/>`, of('urn:a')),
    ...parts,
  };
  expect(JSON.stringify(files).length).toBeGreaterThan(2_300_000);
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    expect(await violationsOf(files, '<r xmlns="urn:a"><A>x</A><B>1</B></r>')).toEqual([]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(20_000);
  }
});
