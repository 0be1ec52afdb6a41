import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDefinitionFolder } from '../../functions/receipt-type/definition/definition-folder.ts';
import { packFiles } from '../../functions/receipt-type/definition/packed-files.ts';
import { startProduct, type Product } from '../product.ts';
import {
  everyReceipt,
  graphql,
  graphqlAsOperator,
  settled,
  submit,
  tryRange,
  trySubmit,
  type Receipt,
} from './client.ts';
import { auditOf } from './operator.ts';
import { define, rideDefinition, tryDefine, typeFields, type ListedType } from './type-definer.ts';

/** Receipt types that operators define while the system runs, through the front door. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

interface Versioned {
  readonly id: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly status: string;
}

async function versionOf(id: string): Promise<Versioned> {
  const query = 'query ($id: ID!) { receipt(id: $id) { id type typeVersion status } }';
  const { data } = await graphql<{ receipt: Versioned }>(product.endpoints, query, { id });
  return data?.receipt ?? expect.fail();
}

async function listed(name: string): Promise<ListedType | undefined> {
  const { data } = await graphql<{ receiptTypes: ListedType[] }>(
    product.endpoints,
    `{ receiptTypes { ${typeFields} } }`,
  );
  return data?.receiptTypes.find((type) => type.name === name);
}

/** Submits documents of one type until one is judged by the wanted version. Every environment looks at least every ten seconds. */
async function untilJudgedBy(version: number, documentOf: (index: number) => string): Promise<Receipt> {
  for (let index = 0; ; index++) {
    const receipt = await submit(product.endpoints, { document: documentOf(index) });
    if ((await versionOf(receipt.id)).typeVersion === version) return receipt;
  }
}

const sales = {
  name: 'sale-xml',
  format: 'XML',
  recognise: { rootElement: 'Sale', namespace: 'urn:example:sale' },
  xsd: {
    entry: 'main/sale.xsd',
    files: {
      'main/sale.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:sale" xmlns:m="urn:example:money"
        targetNamespace="urn:example:sale" elementFormDefault="qualified">
        <xs:import namespace="urn:example:money" schemaLocation="../common/money.xsd"/>
        <xs:include schemaLocation="parts/lines.xsd"/>
        <xs:element name="Sale"><xs:complexType><xs:sequence>
          <xs:element name="Number" type="xs:token"/><xs:element name="Line" type="Line" maxOccurs="unbounded"/>
          <xs:element name="Total" type="m:Amount"/>
        </xs:sequence></xs:complexType></xs:element></xs:schema>`,
      'main/parts/lines.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:example:sale" xmlns:m="urn:example:money"
        targetNamespace="urn:example:sale" elementFormDefault="qualified">
        <xs:import namespace="urn:example:money" schemaLocation="../../common/money.xsd"/>
        <xs:complexType name="Line"><xs:sequence><xs:element name="Name" type="xs:string"/><xs:element name="Amount" type="m:Amount"/></xs:sequence></xs:complexType></xs:schema>`,
      'common/money.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:example:money">
        <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:schema>`,
    },
  },
  fields: { number: 'Number', total: 'Total', currency: '"EUR"', lines: 'Line.{"name": Name, "amount": Amount}' },
  rules: [],
  services: ['tax'],
};
const sale = (number: string, amount = '12.50'): string =>
  `<Sale xmlns="urn:example:sale"><Number>${number}</Number><Line><Name>Чай</Name><Amount>${amount}</Amount></Line><Total>${amount}</Total></Sale>`;

describe('a type that an operator defines while the system runs', () => {
  test('is known at once: its documents are recognised, judged, registered and found by type', async () => {
    const { endpoints } = product;
    const document = '{"ride-a": "R-1", "fare": 12.5, "currency": "EUR"}';
    // Every environment has looked, and knows nothing of it.
    const unknown = await trySubmit(endpoints, { document });
    expect(unknown.errors?.[0]).toMatchObject({
      errorType: 'UnknownReceiptType',
      errorInfo: { candidates: expect.arrayContaining(['fiscal-check-xml', 'pos-json']) as string[] },
    });
    expect(await define(endpoints, rideDefinition('ride-a'))).toEqual({
      name: 'ride-a',
      version: 1,
      versions: [1],
      format: 'JSON',
      fields: ['number', 'total', 'currency'],
      services: ['tax', 'logistics'],
      rootElement: null,
      namespace: null,
      requiredMembers: ['/ride-a'],
    });
    const receipt = await submit(endpoints, { document });
    expect(receipt).toMatchObject({
      type: 'ride-a',
      number: 'R-1',
      total: '12.50',
      currency: 'EUR',
      status: 'PENDING',
    });
    await settled(endpoints);
    expect(await versionOf(receipt.id)).toMatchObject({ type: 'ride-a', typeVersion: 1, status: 'ACCEPTED' });
    const { data } = await tryRange(endpoints, {
      from: '2026-01-01T00:00:00Z',
      to: '2100-01-01T00:00:00Z',
      type: 'ride-a',
    });
    expect(data?.receiptsByRange.items.map(({ id }) => id)).toEqual([receipt.id]);
  });

  test('judges XML by a set of XSD files in folders, and is registered with the services that it names', async () => {
    const { endpoints } = product;
    await define(endpoints, sales);
    const receipt = await submit(endpoints, { document: sale('S-1') });
    const broken = await trySubmit(endpoints, { document: sale('S-2', '12.505') });
    expect(broken.errors?.[0]?.errorInfo).toMatchObject({
      violations: expect.arrayContaining([
        expect.objectContaining({ path: '/Sale/Line/Amount' }),
        expect.objectContaining({ path: '/Sale/Total' }),
      ]) as unknown[],
    });
    await settled(endpoints);
    const [accepted] = (await everyReceipt(endpoints)).filter(({ id }) => id === receipt.id);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', total: '12.50', registrations: [{ service: 'tax' }] });
  });

  test('warns by its rules: the document is taken, and the warning is answered and kept', async () => {
    const { endpoints } = product;
    const rule = { code: 'FREE_RIDE', severity: 'WARNING', path: '/fare', check: 'fare > 0', message: 'It is free.' };
    await define(endpoints, rideDefinition('ride-warned', { rules: [rule] }));
    const warnings = [{ path: '/fare', code: 'FREE_RIDE', message: 'It is free.' }];
    const mutation =
      'mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { id warnings { path code message } } }';
    const answer = await graphql<{ submitReceipt: { id: string } }>(endpoints, mutation, {
      input: { document: '{"ride-warned": "R-1", "fare": 0, "currency": "EUR"}' },
    });
    const id = answer.data?.submitReceipt.id ?? expect.fail();
    expect(answer.data?.submitReceipt).toEqual({ id, warnings });
    await settled(endpoints);
    const query = 'query ($id: ID!) { receipt(id: $id) { status warnings { path code message } } }';
    const { data } = await graphql(endpoints, query, { id });
    expect(data).toEqual({ receipt: { status: 'ACCEPTED', warnings } });
  });

  test('has a second version, which judges what comes; receipts keep the version that judged them', async () => {
    const { endpoints } = product;
    const document = (index: number): string => `{"ride-b": "${index}", "fare": ${index}, "currency": "EUR"}`;
    await define(endpoints, rideDefinition('ride-b'));
    const before = await submit(endpoints, { document: '{"ride-b": "first", "fare": 7, "currency": "EUR"}' });
    const stricter = rideDefinition('ride-b', {
      rules: [{ code: 'CHEAP', severity: 'ERROR', path: '/fare', check: 'fare < 1000', message: 'A ride costs less.' }],
    });
    expect(await define(endpoints, stricter)).toMatchObject({ version: 2, versions: [1, 2] });
    const after = await untilJudgedBy(2, document);
    const { errors } = await trySubmit(endpoints, { document: document(1_000) });
    expect(errors?.[0]?.errorInfo).toMatchObject({ violations: [{ path: '/fare', code: 'CHEAP' }] });
    await settled(endpoints);
    expect(await versionOf(before.id)).toMatchObject({ typeVersion: 1, status: 'ACCEPTED' });
    expect(await versionOf(after.id)).toMatchObject({ typeVersion: 2, status: 'ACCEPTED' });
    // The document that the first version took is the receipt that it is.
    expect(await submit(endpoints, { document: '{"ride-b": "first", "fare": 7, "currency": "EUR"}' })).toMatchObject({
      id: before.id,
      replayed: true,
    });
  });

  test('is the version that it is when it is defined again, and a new one when it was changed meanwhile', async () => {
    const { endpoints } = product;
    const [first, second] = [rideDefinition('ride-c'), rideDefinition('ride-c', { services: ['tax'] })];
    expect(await define(endpoints, first)).toMatchObject({ version: 1 });
    expect(await define(endpoints, Object.fromEntries(Object.entries(first).reverse()))).toMatchObject({ version: 1 });
    expect(await define(endpoints, second)).toMatchObject({ version: 2 });
    expect(await define(endpoints, first)).toMatchObject({ version: 3, versions: [1, 2, 3] });
  });

  test('of a built-in name goes on counting where the built-in versions end', async () => {
    const { endpoints } = product;
    const builtIn = await listed('pos-json');
    const schema: unknown = JSON.parse(await readFile('receipt-types/pos-json/pos.schema.json', 'utf8'));
    const definition = JSON.parse(await readFile('receipt-types/pos-json/definition.json', 'utf8')) as object;
    // The built-in one itself is no new version.
    expect(await define(endpoints, { ...definition, schema })).toEqual(builtIn);
    const next = (builtIn?.version ?? 0) + 1;
    expect(await define(endpoints, { ...definition, schema, rules: [] })).toMatchObject({ version: next });
    expect(await listed('pos-json')).toMatchObject({ version: next, versions: [...(builtIn?.versions ?? []), next] });
  });

  test('can be read again in every version, by operators', async () => {
    const { endpoints } = product;
    const [first, second] = [rideDefinition('ride-i'), rideDefinition('ride-i', { services: ['tax'] })];
    await define(endpoints, first);
    await define(endpoints, second);
    const read = async (name: string, version?: number): Promise<unknown> => {
      const query = 'query ($name: String!, $version: Int) { receiptTypeDefinition(name: $name, version: $version) }';
      const { data, errors } = await graphqlAsOperator<{ receiptTypeDefinition: string }>(endpoints, query, {
        name,
        version,
      });
      return data ? JSON.parse(data.receiptTypeDefinition) : errors?.[0];
    };
    expect(await read('ride-i', 1)).toEqual(first);
    expect(await read('ride-i')).toEqual(second);
    expect(await read('ubl-invoice-xml')).toEqual(readDefinitionFolder('receipt-types/ubl-invoice-xml'));
    expect(await read('ride-i', 3)).toMatchObject({ errorType: 'NotFound', errorInfo: { versions: [1, 2] } });
    expect(await read('ride-none')).toMatchObject({ errorType: 'NotFound' });
  });

  test('defined by several at once takes a number each, without gaps', async () => {
    const { endpoints } = product;
    const defined = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        define(endpoints, rideDefinition('ride-d', { fields: { number: `"${index}"` } })),
      ),
    );
    expect(defined.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await listed('ride-d')).toMatchObject({ version: 6, versions: [1, 2, 3, 4, 5, 6] });
  });

  test('by one of two names that recognise the same is taken once, however close they come', async () => {
    const { endpoints } = product;
    const twins = ['twin-a', 'twin-b'].map((name) => rideDefinition(name, { recognise: { required: ['/twin'] } }));
    const outcomes = await Promise.all(twins.map((twin) => tryDefine(endpoints, twin)));
    expect(outcomes.filter(({ data }) => data !== null)).toHaveLength(1);
    const [refused] = outcomes.flatMap(({ errors }) => errors ?? []);
    expect(refused?.errorInfo).toMatchObject({ violations: [{ path: '/recognise', code: 'RECOGNITION_COLLISION' }] });
  });

  test('may be larger than a request: its files travel packed', async () => {
    const { endpoints } = product;
    // Two megabytes of text that says little, as schema libraries do.
    const remarks = `<!-- ${'The amount of the line, in the currency of the document. '.repeat(35_000)} -->`;
    const files = { ...sales.xsd.files, 'common/money.xsd': `${sales.xsd.files['common/money.xsd']}${remarks}` };
    const recognise = { ...sales.recognise, required: ['/Number'] };
    const large = { ...sales, name: 'large-sale', recognise, xsd: { ...sales.xsd, files } };
    expect(await define(endpoints, packFiles(large))).toMatchObject({ name: 'large-sale', version: 1 });
    expect(await submit(endpoints, { document: sale('L-1'), type: 'large-sale' })).toMatchObject({
      type: 'large-sale',
    });
  });
});

describe('a document that no type, or several, recognise', () => {
  test('is refused with the candidates', async () => {
    const { endpoints } = product;
    await define(endpoints, rideDefinition('ride-e', { recognise: { required: ['/tariff'] } }));
    await define(endpoints, rideDefinition('ride-f', { recognise: { required: ['/zone'] } }));
    const { errors } = await trySubmit(endpoints, { document: '{"tariff": 1, "zone": 2}' });
    expect(errors?.[0]).toMatchObject({
      errorType: 'UnknownReceiptType',
      errorInfo: { candidates: ['ride-e', 'ride-f'] },
    });
    const named = await trySubmit(endpoints, { document: '{}', type: 'ride-none' });
    expect(named.errors?.[0]).toMatchObject({ errorType: 'UnknownReceiptType' });
    expect(JSON.stringify(named.errors?.[0]?.errorInfo)).toContain('ride-e');
  });
});

describe('a definition that is wrong', () => {
  test('is refused with everything that is wrong with it, and leaves nothing', async () => {
    const { endpoints } = product;
    const { data, errors } = await tryDefine(
      endpoints,
      rideDefinition('ride-g', {
        recognise: { required: ['/receiptNumber', '/lines'] },
        schema: { type: 'object', properties: { fare: { $ref: 'nowhere.json' } } },
        fields: { number: '(((' },
        rules: [{ code: 'lower', severity: 'FATAL', path: 'fare', check: 'fare', message: 'No.' }],
        services: ['tax', 'customs'],
        colour: 'red',
      }),
    );
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationFailed' });
    const { violations } = errors?.[0]?.errorInfo as { violations: { path: string; code: string; message: string }[] };
    const paths = violations.map(({ path }) => path);
    for (const path of [
      '/colour',
      '/fields/number',
      '/recognise',
      '/rules/0/code',
      '/rules/0/severity',
      '/services/1',
    ]) {
      expect(paths).toContain(path);
    }
    expect(paths.some((path) => path.startsWith('/schema'))).toBe(true);
    for (const { code, message } of violations) expect([code, message.length > 10]).toEqual([code, true]);
    expect(await listed('ride-g')).toBeUndefined();
  });

  test.each([
    ['text instead of an object', '"pos"', ''],
    ['files twice', JSON.stringify({ ...sales, xsd: { ...sales.xsd, filesGzip: 'AAAA' } }), '/xsd/filesGzip'],
    ['no gzip', JSON.stringify({ ...sales, xsd: { entry: 'a.xsd', filesGzip: 'AAAA' } }), '/xsd/filesGzip'],
  ])('%s is refused by name', async (_, definition, path) => {
    const { errors } = await graphqlAsOperator(
      product.endpoints,
      'mutation ($definition: AWSJSON!) { defineReceiptType(definition: $definition) { name } }',
      { definition },
    );
    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationFailed', errorInfo: { violations: [{ path }] } });
  });
});

test('contracts list the types and define none; every definition is a line of the audit', async () => {
  const { endpoints } = product;
  for (const contract of [endpoints.contracts.readWrite, endpoints.contracts.readOnly]) {
    const list = await graphql<{ receiptTypes: { name: string }[] }>(
      endpoints,
      '{ receiptTypes { name } }',
      {},
      contract.apiKey,
    );
    const names = list.data?.receiptTypes.map(({ name }) => name) ?? [];
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['fiscal-check-xml', 'pos-json']));
    const mutation = `mutation { defineReceiptType(definition: "{}") { name } }`;
    const { errors } = await graphql(endpoints, mutation, {}, contract.apiKey);
    expect(errors?.[0]).toMatchObject({ errorType: 'Unauthorized' });
  }
  await define(endpoints, rideDefinition('ride-h'));
  await tryDefine(endpoints, rideDefinition('ride-h', { services: ['customs'] }));
  const lines = auditOf(product.output()).filter(({ receiptType }) => receiptType === 'ride-h');
  expect(lines.map(({ operation, outcome }) => [operation, outcome])).toEqual([
    ['defineReceiptType', 'done'],
    ['defineReceiptType', 'refused'],
  ]);
});
