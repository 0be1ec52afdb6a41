import { request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { posDocument } from '../../demo/documents.ts';
import { startProduct, type Product } from '../product.ts';
import { waitingInvocationsMax } from '../../local/lambda/function-pool.ts';
import { everyReceipt, graphql, submit, tryRange, trySubmit } from './client.ts';
import { sign } from './operator.ts';

/** Each kind of bad input has its one clear error, stores nothing and leaves the process as it was. */
let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

test('Of more questions at once than its queue holds, it refuses those beyond at once, and answers the others', async () => {
  const { apiKey } = await sign(product.endpoints, { requestsPerSecond: 10_000, burst: 10_000 });
  const range = '(from: "2026-01-01T00:00:00Z", to: "2026-01-01T00:00:01Z") { items { id } }';
  const fields = Array.from({ length: 100 }, (_, index) => `range${index}: receiptsByRange${range}`);
  const ask = () => graphql<Record<string, unknown>>(product.endpoints, `{ ${fields.join('\n')} }`, {}, apiKey);
  const crowd = Math.ceil((2 * waitingInvocationsMax) / fields.length);
  const answers = await Promise.all(Array.from({ length: crowd }, ask));
  const whole = answers.filter(({ data }) => data !== null);
  expect(whole.length).toBeGreaterThan(0);
  expect(whole.length).toBeLessThan(crowd);
  for (const { data } of whole) expect(Object.keys(data ?? {})).toHaveLength(fields.length);
  const refused = answers.flatMap(({ errors = [] }) => errors.map(({ errorType }) => errorType));
  expect(new Set(refused)).toEqual(new Set(['Throttled']));
  expect((await ask()).errors).toBeUndefined();
});

describe('Mutation.submitReceipt', () => {
  test('refuses an invalid document with every violation and its path', async () => {
    const document = await readFile('receipt-types/pos-json/examples/valid/grocery.json', 'utf8');
    const receipt = JSON.parse(document) as { lines: { quantity: unknown }[]; receiptNumber?: unknown };
    receipt.lines[0] = { ...receipt.lines[0], quantity: 'two' };
    delete receipt.receiptNumber;
    const { data, errors } = await trySubmit(product.endpoints, {
      document: JSON.stringify(receipt),
      type: 'pos-json',
    });
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ errorType: 'ValidationFailed', path: ['submitReceipt'] });
    const { violations } = errors?.[0]?.errorInfo as { violations: { path: string; code: string; message: string }[] };
    expect(violations.map((violation) => violation.path)).toEqual(
      expect.arrayContaining(['/receiptNumber', '/lines/0/quantity']),
    );
    await expectNothingStored();
  });

  test.each([
    ['JSON', 'pos-json', '{\n  "receiptNumber": "1",\n  oops }', 3],
    ['XML', 'fiscal-check-xml', '<CHECK>\n  <CHECKHEAD>\n</CHECK>', 3],
  ])('refuses malformed %s with its line and column', async (_format, type, document, line) => {
    const { errors } = await trySubmit(product.endpoints, { document, type });
    expect(errors?.[0]).toMatchObject({ errorType: 'MalformedDocument' });
    const info = errors?.[0]?.errorInfo as { line: number; column: number };
    expect(info.line).toBe(line);
    expect(info.column).toBeGreaterThan(0);
    await expectNothingStored();
  });

  test('refuses an unknown type with the candidates', async () => {
    const { errors } = await trySubmit(product.endpoints, { document: posDocument(1), type: 'no-such-type' });
    expect(errors?.[0]).toMatchObject({ errorType: 'UnknownReceiptType' });
    const unrecognised = await trySubmit(product.endpoints, { document: '{"hello": 1}' });
    expect(unrecognised.errors?.[0]).toMatchObject({ errorType: 'UnknownReceiptType' });
    await expectNothingStored();
  });

  test('refuses an oversize document', async () => {
    const document = JSON.stringify({ ...JSON.parse(posDocument(1)), note: 'x'.repeat(300_000) });
    const { errors } = await trySubmit(product.endpoints, { document, type: 'pos-json' });
    expect(errors?.[0]).toMatchObject({ errorType: 'DocumentTooLarge' });
    await expectNothingStored();
  });

  test('refuses another document under a known reference', async () => {
    const { endpoints } = product;
    const key = endpoints.contracts.secondReadWrite.apiKey;
    await submit(endpoints, { document: posDocument(1), reference: 'R-7' }, key);
    const { errors } = await trySubmit(endpoints, { document: posDocument(2), reference: 'R-7' }, key);
    expect(errors?.[0]).toMatchObject({ errorType: 'ReferenceConflict' });
    expect(await everyReceipt(endpoints, 100, key)).toHaveLength(1);
  });

  test('answers a repetition with the first receipt', async () => {
    const { endpoints } = product;
    const key = endpoints.contracts.secondReadWrite.apiKey;
    const first = await submit(endpoints, { document: posDocument(3), reference: 'R-8' }, key);
    const second = await submit(endpoints, { document: posDocument(3), reference: 'R-8' }, key);
    expect(first.replayed).toBe(false);
    expect(second).toMatchObject({ id: first.id, replayed: true });
  });

  test('is denied to a read key', async () => {
    const { data, errors } = await trySubmit(
      product.endpoints,
      { document: posDocument(1) },
      product.endpoints.contracts.readOnly.apiKey,
    );
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({
      errorType: 'Unauthorized',
      message: 'Not Authorized to access submitReceipt on type Mutation',
    });
  });
});

describe('the endpoint', () => {
  test.each([
    ['no key', {}],
    ['a key of the wrong shape', { authorization: 'nonsense' }],
    ['a wrong key', { authorization: `rcpt_${'0'.repeat(26)}_${'a'.repeat(43)}` }],
  ])('answers 401 to %s', async (_name, headers) => {
    const answer = await post(JSON.stringify({ query: '{ __typename }' }), headers);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ errors: [{ errorType: 'UnauthorizedException' }] });
  });

  test.each([
    ['', 'Request body is empty.'],
    ['meow', 'Unable to parse GraphQL query.'],
    ['{}}', 'Unable to parse GraphQL query.'],
    ['[]', 'Unable to parse GraphQL query.'],
  ])('answers 400 to the body %j', async (body, message) => {
    const answer = await post(body, { authorization: product.endpoints.contracts.readWrite.apiKey });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message, errorType: 'MalformedHttpRequestException' }] });
  });

  test('refuses a query that is nested too deep', async () => {
    // No type of the schema contains itself: only an introspection query can go deep.
    const nested = `{ __schema { types { fields ${'{ type { fields '.repeat(12)} { name } ${'} }'.repeat(12)} } } }`;
    const { data, errors } = await graphql(product.endpoints, nested);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain('Maximum introspection depth exceeded');
  });

  test('refuses page limits, ranges and tokens that make no sense', async () => {
    const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
    for (const query of [
      { ...range, limit: 0 },
      { ...range, limit: 10_001 },
      { from: range.to, to: range.from },
      { ...range, nextToken: 'forged' },
    ]) {
      const { errors } = await tryRange(product.endpoints, query);
      expect(errors?.[0]).toMatchObject({ errorType: 'InvalidArgument' });
    }
  });

  test('answers a malformed frame and goes on', async () => {
    const { endpoints } = product;
    const authorization = {
      Authorization: endpoints.contracts.readWrite.apiKey,
      host: new URL(endpoints.graphql).host,
    };
    const header = Buffer.from(JSON.stringify(authorization)).toString('base64url');
    const socket = new WebSocket(endpoints.realtime, ['graphql-ws', `header-${header}`]);
    const frames: { type: string }[] = [];
    const next = frameReader(socket, frames);
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"connection_init"}');
    await next((frame) => frame.type === 'connection_ack');
    socket.send('not a frame');
    await next((frame) => frame.type === 'error');
    const data = JSON.stringify({ query: 'subscription { onReceiptStatus { contractId } }', variables: {} });
    socket.send(JSON.stringify({ id: '1', type: 'start', payload: { data, extensions: { authorization } } }));
    await next((frame) => frame.type === 'start_ack');
    socket.close();
  });
});

async function expectNothingStored(): Promise<void> {
  expect(await everyReceipt(product.endpoints)).toEqual([]);
}

function frameReader(socket: WebSocket, frames: { type: string }[]) {
  let wake = (): void => undefined;
  socket.on('message', (text: Buffer) => {
    frames.push(JSON.parse(text.toString()) as { type: string });
    wake();
  });
  return async (wanted: (frame: { type: string }) => boolean): Promise<void> => {
    while (!frames.some(wanted)) await new Promise<void>((resolve) => (wake = resolve));
  };
}

/** A raw POST, since fetch would not send what some of these cases need. */
function post(body: string, headers: Record<string, string>): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const sent = request(product.endpoints.graphql, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) as unknown }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
