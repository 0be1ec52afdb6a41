import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpRegistration, readVerdict } from '../../../functions/registration/http-registration.ts';

/** A service that repeats what it was sent, as some do in what they say of errors. */
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const reason = `Not for ${request.headers.authorization}`;
    response.writeHead(422, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ key: 'K', status: 'REFUSED', reason }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

test('a service that repeats the credential in its reason does not show it to the client', async () => {
  const service = httpRegistration({
    name: 'echo',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credential: { read: () => Promise.resolve('s3cret-of-ours'), forget: () => undefined },
    limits: { firstMs: 1_000, patientMs: 1_000, askMs: 1_000, lateSeconds: 1, concurrencyMax: 1 },
    body: () => ({}),
    readAnswer: readVerdict,
  });
  expect(await service.ask('K', { timeoutMs: 1_000 })).toEqual({
    kind: 'refused',
    reason: 'Not for Bearer [credential]',
  });
});
