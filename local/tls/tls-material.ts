import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { KeyPair, Names, Validity } from './certificates.ts';

const dayMs = 24 * 60 * 60 * 1000;
const authorityDays = 3650;
/** What browsers accept at most. */
const serverDays = 397;
const renewServerDays = 30;
/** Clocks of one machine and its containers differ. */
const backdateMs = 60 * 60 * 1000;
const names: Names = { dns: ['localhost'], ip: ['127.0.0.1', '::1'] };

/** What `https.createServer` takes, and the file that a client must trust. */
export interface TlsMaterial {
  readonly key: string;
  readonly cert: string;
  readonly minVersion: 'TLSv1.2';
  /** PEM, for `NODE_EXTRA_CA_CERTS` and the like. */
  readonly caFile: string;
}

/**
 * The certificate for localhost, 127.0.0.1 and ::1, and the authority that signed it, both kept in the directory: made
 * at the first start, the certificate renewed 30 days before it expires. The authority stays, since clients have been
 * told to trust it; only one that would expire before its certificates is made anew.
 */
export async function tlsMaterial(directory: string, clock: Clock): Promise<TlsMaterial> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const caFile = join(directory, 'ca.pem');
  const nowMs = clock.nowMs();
  const authorityFiles = { cert: caFile, key: join(directory, 'ca-key.pem') };
  const serverFiles = { cert: join(directory, 'server.pem'), key: join(directory, 'server-key.pem') };
  let authority = await read(authorityFiles);
  let server = await read(serverFiles);
  const isAuthorityFit = authority && validUntilMs(authority) > nowMs + serverDays * dayMs;
  const isServerFit =
    isAuthorityFit &&
    authority &&
    server &&
    isSignedBy(server, authority) &&
    validUntilMs(server) > nowMs + renewServerDays * dayMs;
  if (!isServerFit || !authority || !server) {
    // Loaded only when needed: a start with valid certificates does without.
    const { makeAuthority, makeServerCertificate } = await import('./certificates.ts');
    if (!isAuthorityFit || !authority) {
      authority = await makeAuthority('Local development authority', validity(nowMs, authorityDays));
      await write(authorityFiles, authority);
    }
    server = await makeServerCertificate(authority, names, validity(nowMs, serverDays));
    await write(serverFiles, server);
  }
  return { ...server, minVersion: 'TLSv1.2', caFile };
}

interface Files {
  readonly cert: string;
  readonly key: string;
}

/** Null when there is none, or not a whole one: a start that was cut short leaves such files. */
async function read(files: Files): Promise<KeyPair | null> {
  try {
    const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { cert, key } : null;
  } catch {
    return null;
  }
}

async function write(files: Files, pair: KeyPair): Promise<void> {
  await writeWhole(files.key, pair.key, 0o600);
  await writeWhole(files.cert, pair.cert, 0o644);
}

async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const unfinished = `${file}.new`;
  await writeFile(unfinished, text, { mode });
  await chmod(unfinished, mode);
  await rename(unfinished, file);
}

function validity(nowMs: number, days: number): Validity {
  return { notBefore: new Date(nowMs - backdateMs), notAfter: new Date(nowMs + days * dayMs) };
}

function validUntilMs({ cert }: KeyPair): number {
  return Date.parse(new X509Certificate(cert).validTo);
}

function isSignedBy(server: KeyPair, authority: KeyPair): boolean {
  const certificate = new X509Certificate(server.cert);
  return certificate.verify(new X509Certificate(authority.cert).publicKey);
}
