import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { readFile } from 'node:fs/promises';
import type { AccessMode, SignedContract } from '../generated/schema.ts';
import { writePrivateFile } from './private-file.ts';

/** A contract as a client needs it. */
export interface DemoContract {
  readonly id: string;
  readonly apiKey: string;
}

/** What one machine can carry, and more: who tries the system out is not held back. */
const demoRequestsPerSecond = 20_000;

const demoContracts = {
  readWrite: { name: 'Demo till', mode: 'READ_WRITE' },
  secondReadWrite: { name: 'Demo web shop', mode: 'READ_WRITE' },
  readOnly: { name: 'Demo auditor', mode: 'READ' },
} as const satisfies Record<string, { name: string; mode: `${AccessMode}` }>;

export type DemoContracts = Readonly<Record<keyof typeof demoContracts, DemoContract>>;

export interface Operator {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface DemoContractsRequest {
  readonly graphqlUrl: string;
  readonly region: string;
  readonly operator: Operator;
  /** Keeps the keys, which the service itself shows only once. */
  readonly file: string;
}

/** Signs the demo contracts through the API, as an operator would, unless an earlier start has done so. */
export async function signDemoContracts(request: DemoContractsRequest): Promise<DemoContracts> {
  const known = await readContracts(request.file);
  const sign = async (name: keyof DemoContracts): Promise<DemoContract> =>
    known[name] ?? (await signContract(request, demoContracts[name]));
  const [readWrite, secondReadWrite, readOnly] = await Promise.all([
    sign('readWrite'),
    sign('secondReadWrite'),
    sign('readOnly'),
  ]);
  const contracts: DemoContracts = { readWrite, secondReadWrite, readOnly };
  await writePrivateFile(request.file, contracts);
  return contracts;
}

async function readContracts(file: string): Promise<Partial<DemoContracts>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<DemoContracts>;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw new Error(`Cannot read the demo contracts from ${file}: npm start -- --fresh begins anew.`, { cause });
  }
}

const signMutation = `mutation ($name: String!, $mode: AccessMode!, $requestsPerSecond: Int!) {
  signContract(name: $name, mode: $mode, requestsPerSecond: $requestsPerSecond) { contract { id } apiKey }
}`;

interface SignAnswer {
  readonly data?: {
    readonly signContract: Pick<SignedContract, 'apiKey'> & { readonly contract: { readonly id: string } };
  } | null;
  readonly errors?: readonly { readonly message: string }[];
}

async function signContract(
  { graphqlUrl, region, operator }: DemoContractsRequest,
  { name, mode }: { name: string; mode: `${AccessMode}` },
): Promise<DemoContract> {
  const variables = { name, mode, requestsPerSecond: demoRequestsPerSecond };
  const url = new URL(graphqlUrl);
  const body = JSON.stringify({ query: signMutation, variables });
  const signer = new SignatureV4({ service: 'appsync', region, credentials: operator, sha256: Sha256 });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  const response = await fetch(url, { method: 'POST', headers: signed.headers, body });
  const answer = (await response.json()) as SignAnswer;
  if (!answer.data || answer.errors) {
    const reasons = answer.errors?.map(({ message }) => message).join('; ') ?? `HTTP ${response.status}`;
    throw new Error(`Cannot sign the contract "${name}": ${reasons}`);
  }
  const { contract, apiKey } = answer.data.signContract;
  return { id: contract.id, apiKey };
}
