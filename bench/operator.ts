import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Endpoints, LocalEndpoints } from './endpoints.ts';

/** Asks with JSON, signed as the operator. */
export async function signedRequest(
  endpoints: Endpoints,
  of: { method: 'GET' | 'POST'; url: string; service: string; body?: unknown },
): Promise<unknown> {
  const url = new URL(of.url);
  const { method } = of;
  const body = of.body === undefined ? undefined : JSON.stringify(of.body);
  const { operator: credentials, region } = endpoints;
  const signer = new SignatureV4({ credentials, region, service: of.service, sha256: Sha256 });
  const { headers } = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: { host: url.host, 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
  });
  const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${of.url} answers ${answer.status}: ${text}`);
  return JSON.parse(text);
}

const unlimited = { requestsPerSecond: 100_000, burst: 1_000_000 };

/** Ids of the contracts that this process has signed with a system. */
const signedIds = new WeakMap<Endpoints, string[]>();
/** Contracts that are ended at once. */
const endedAtOnce = 20;

/** Signs contracts, which may ask as often as they like if nothing else is said, and gives their API keys. */
export async function signContracts(
  endpoints: Endpoints,
  count: number,
  rate: { readonly requestsPerSecond: number; readonly burst: number } = unlimited,
): Promise<readonly string[]> {
  const query = `mutation ($name: String!, $requestsPerSecond: Int!, $burst: Int!) {
    signContract(name: $name, mode: READ_WRITE, requestsPerSecond: $requestsPerSecond, burst: $burst) {
      contract { id } apiKey
    }
  }`;
  const ids = signedIds.get(endpoints) ?? [];
  signedIds.set(endpoints, ids);
  const names = Array.from({ length: count }, (_, index) => `Bench ${index}`);
  return Promise.all(
    names.map(async (name) => {
      const answer = await askAsOperator(endpoints, query, { name, ...rate });
      const { data } = answer as { data?: { signContract?: { contract: { id: string }; apiKey: string } } };
      if (!data?.signContract) throw new Error(`Cannot sign a contract: ${JSON.stringify(answer)}`);
      ids.push(data.signContract.contract.id);
      return data.signContract.apiKey;
    }),
  );
}

/** Ends every contract that this process has signed there: their keys, which may ask without limit, open nothing any more. */
export async function endContracts(endpoints: Endpoints): Promise<void> {
  const ids = signedIds.get(endpoints) ?? [];
  const query = 'mutation ($id: ID!) { endContract(id: $id) { status } }';
  while (ids.length > 0) {
    const ending = ids.splice(0, endedAtOnce).map(async (id) => {
      const answer = await askAsOperator(endpoints, query, { id });
      const { data } = answer as { data?: { endContract?: object } };
      if (!data?.endContract) throw new Error(`Cannot end contract ${id}: ${JSON.stringify(answer)}`);
    });
    await Promise.all(ending);
  }
}

function askAsOperator(
  endpoints: Endpoints,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const body = { query, variables };
  return signedRequest(endpoints, { method: 'POST', url: endpoints.graphql, service: 'appsync', body });
}

/** Resolves when nothing is left to do behind the answers. */
export async function settled(endpoints: LocalEndpoints): Promise<void> {
  await signedRequest(endpoints, {
    method: 'POST',
    url: `${endpoints.aws}/_local/settled`,
    service: 'local',
    body: {},
  });
}
