import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Target } from './target.ts';

/** The API has refused: the messages as it gave them. */
export class RefusedError extends Error {}

const answerMsMax = 35_000;

/** One GraphQL request, signed as AWS's own. */
export async function ask<Data>(
  { url, region, credentials }: Target,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const signer = new SignatureV4({ service: 'appsync', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(answerMsMax) });
  const answer = (await response.json()) as {
    readonly data?: Data | null;
    readonly errors?: readonly { readonly errorType?: string; readonly message: string }[];
  };
  if (answer.data && !answer.errors) return answer.data;
  const reasons = answer.errors?.map(({ errorType, message }) => [errorType, message].filter(Boolean).join(': '));
  throw new RefusedError(reasons?.join('\n') ?? `HTTP ${response.status}`);
}
