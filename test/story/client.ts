import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Endpoints } from '../product.ts';

/** The product's API as the suites use it: over HTTP, with an API key or as the operator. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly GraphqlError[];
}

export interface GraphqlError {
  readonly message: string;
  readonly errorType: string;
  readonly errorInfo: unknown;
  readonly path: readonly (string | number)[] | null;
}

export interface Receipt {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly reference: string | null;
  readonly number: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  readonly replayed: boolean;
  readonly document?: string;
  readonly registrations: readonly {
    readonly service: string;
    readonly status: string;
    readonly reference: string | null;
    readonly reason: string | null;
    readonly attempts: number;
  }[];
}

export interface SubmitInput {
  readonly document: string;
  readonly encoding?: string;
  readonly type?: string;
  readonly reference?: string;
}

export const receiptFields = `id type status reference number total currency submittedAt decidedAt replayed
  registrations { service status reference reason attempts }`;

/** One GraphQL request over HTTP; rejects only when there is no GraphQL answer. */
export async function graphql<Data>(
  endpoints: Endpoints,
  query: string,
  variables: Record<string, unknown> = {},
  apiKey: string = endpoints.contracts.readWrite.apiKey,
): Promise<Answer<Data>> {
  const answer = await fetch(endpoints.graphql, {
    method: 'POST',
    headers: { authorization: apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer<Data>;
}

/** Submits, and rejects with the first error when the receipt is not taken. */
export async function submit(endpoints: Endpoints, input: SubmitInput, apiKey?: string): Promise<Receipt> {
  const { data, errors } = await trySubmit(endpoints, input, apiKey);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.submitReceipt;
}

export function trySubmit(
  endpoints: Endpoints,
  input: SubmitInput,
  apiKey?: string,
): Promise<Answer<{ submitReceipt: Receipt }>> {
  const mutation = `mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { ${receiptFields} } }`;
  return graphql(endpoints, mutation, { input }, apiKey);
}

/** The receipt as it stands now; it has to be the contract's own. */
export async function readReceipt(endpoints: Endpoints, id: string, apiKey?: string): Promise<Receipt> {
  const query = `query ($id: ID!) { receipt(id: $id) { ${receiptFields} } }`;
  const { data, errors } = await graphql<{ receipt: Receipt | null }>(endpoints, query, { id }, apiKey);
  if (!data?.receipt) throw new Error(`There is no receipt ${id}: ${JSON.stringify(errors)}`);
  return data.receipt;
}

export interface RangeQuery {
  readonly from: string;
  readonly to: string;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly limit?: number | undefined;
  readonly nextToken?: string | null | undefined;
}

export function tryRange(
  endpoints: Endpoints,
  query: RangeQuery,
  apiKey?: string,
): Promise<Answer<{ receiptsByRange: { items: Receipt[]; nextToken: string | null } }>> {
  return graphql(
    endpoints,
    `query ($from: AWSDateTime!, $to: AWSDateTime!, $type: String, $status: ReceiptStatus, $limit: Int, $nextToken: String) {
      receiptsByRange(from: $from, to: $to, type: $type, status: $status, limit: $limit, nextToken: $nextToken) {
        items { ${receiptFields} } nextToken } }`,
    { ...query },
    apiKey,
  );
}

/** Every receipt of the contract since yesterday, page by page. */
export async function everyReceipt(endpoints: Endpoints, limit = 10_000, apiKey?: string): Promise<Receipt[]> {
  const dayMs = 86_400_000;
  const from = new Date(Date.now() - dayMs).toISOString();
  const to = new Date(Date.now() + dayMs).toISOString();
  const receipts: Receipt[] = [];
  let nextToken: string | null = null;
  do {
    const { data, errors } = await tryRange(endpoints, { from, to, limit, nextToken }, apiKey);
    if (!data) throw new Error(JSON.stringify(errors));
    receipts.push(...data.receiptsByRange.items);
    nextToken = data.receiptsByRange.nextToken;
  } while (nextToken !== null);
  return receipts;
}

/** Resolves when the runtime has nothing left to do: no unread record, no retry, no message on its way. */
export async function settled(endpoints: Endpoints): Promise<void> {
  const answer = await control(endpoints, '/_local/settled', {});
  if (!answer.ok) throw new Error(`The runtime answered ${answer.status}: ${await answer.text()}`);
}

/** The runtime's own small control surface, signed as the operator. */
export async function control(endpoints: Endpoints, path: string, body: unknown): Promise<Response> {
  return signedPost(endpoints, { url: `${endpoints.aws}${path}`, service: 'local', body: JSON.stringify(body) });
}

/** A GraphQL request as the operator, signed for AppSync. */
export async function graphqlAsOperator<Data>(
  endpoints: Endpoints,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer<Data>> {
  const body = JSON.stringify({ query, variables });
  const answer = await signedPost(endpoints, { url: endpoints.graphql, service: 'appsync', body });
  return (await answer.json()) as Answer<Data>;
}

async function signedPost(
  endpoints: Endpoints,
  request: { url: string; service: string; body: string },
): Promise<Response> {
  const url = new URL(request.url);
  const signer = new SignatureV4({
    credentials: endpoints.operator,
    region: endpoints.region,
    service: request.service,
    sha256: Sha256,
  });
  const signed = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body: request.body,
  });
  return fetch(url, { method: 'POST', headers: signed.headers, body: request.body });
}
