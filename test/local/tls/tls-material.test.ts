import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AdjustableClock } from '../../../local/clock.ts';
import { tlsMaterial } from '../../../local/tls/tls-material.ts';
import type { TlsMaterial } from '../../../local/tls/tls-material.ts';

const dayMs = 24 * 60 * 60 * 1000;
let directory: string;
let clock: AdjustableClock;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'tls-')), 'tls');
  clock = new AdjustableClock();
});

afterEach(() => rm(join(directory, '..'), { recursive: true }));

/** What the client thinks of the server: its protocol, or the code of its complaint. */
async function handshake(material: TlsMaterial, client: { host: string; maxVersion?: 'TLSv1.1' }): Promise<string> {
  const server = createServer({ ...material }, (socket) => void socket.on('error', () => undefined).end());
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '::'), 'listening');
  const { port } = server.address() as AddressInfo;
  const ca = await readFile(material.caFile, 'utf8');
  // OpenSSL's own security level would keep an old client from even trying.
  const old = client.maxVersion ? { minVersion: client.maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } : {};
  const outcome = await new Promise<string>((resolve) => {
    const socket = connect({ ...client, ...old, port, ca }, () => resolve(socket.getProtocol() ?? ''));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
  server.close();
  return outcome;
}

test.each(['localhost', '127.0.0.1', '::1'])('a client that trusts the authority trusts %s', async (host) => {
  expect(await handshake(await tlsMaterial(directory, clock), { host })).toBe('TLSv1.3');
});

test('a client older than TLS 1.2 is refused', async () => {
  const outcome = await handshake(await tlsMaterial(directory, clock), { host: 'localhost', maxVersion: 'TLSv1.1' });
  expect(outcome).toMatch(/ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION/);
});

test('keys are for their owner alone', async () => {
  await tlsMaterial(directory, clock);
  for (const file of ['ca-key.pem', 'server-key.pem']) {
    expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
  }
});

test('a later start finds the same certificate', async () => {
  const first = await tlsMaterial(directory, clock);
  expect(await tlsMaterial(directory, clock)).toEqual(first);
});

test('a certificate is renewed 30 days before it expires, by the same authority', async () => {
  const first = await tlsMaterial(directory, clock);
  const authority = await readFile(first.caFile, 'utf8');
  clock.advance(366 * dayMs);
  expect((await tlsMaterial(directory, clock)).cert).toBe(first.cert);
  clock.advance(2 * dayMs);
  const second = await tlsMaterial(directory, clock);
  expect(second.cert).not.toBe(first.cert);
  expect(await readFile(second.caFile, 'utf8')).toBe(authority);
  expect(Date.parse(new X509Certificate(second.cert).validTo)).toBeGreaterThan(clock.nowMs() + 396 * dayMs);
});

test('an authority that would expire before its certificates is made anew', async () => {
  const first = await tlsMaterial(directory, clock);
  const authority = await readFile(first.caFile, 'utf8');
  clock.advance((3650 - 396) * dayMs);
  const second = await tlsMaterial(directory, clock);
  const renewed = new X509Certificate(await readFile(second.caFile, 'utf8'));
  expect(renewed.toString()).not.toBe(new X509Certificate(authority).toString());
  expect(new X509Certificate(second.cert).verify(renewed.publicKey)).toBe(true);
});

test.each(['ca.pem', 'ca-key.pem', 'server.pem', 'server-key.pem'])(
  'a start that was cut short while writing %s is healed by the next',
  async (file) => {
    await tlsMaterial(directory, clock);
    await writeFile(join(directory, file), '');
    const healed = await tlsMaterial(directory, clock);
    expect(await handshake(healed, { host: 'localhost' })).toBe('TLSv1.3');
  },
);
