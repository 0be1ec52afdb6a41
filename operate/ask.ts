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
    readonly errors?: readonly Refused[];
  };
  if (answer.data && !answer.errors) return answer.data;
  throw new RefusedError(answer.errors?.map(reasonOf).join('\n') ?? `HTTP ${response.status}`);
}

interface Refused {
  readonly errorType?: string;
  readonly message: string;
  readonly errorInfo?: {
    readonly violations?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  } | null;
}

/** The refusal, and a line for everything that it lists. */
function reasonOf({ errorType, message, errorInfo }: Refused): string {
  const lines = errorInfo?.violations?.map((violation) => `${violation.path} ${violation.code}: ${violation.message}`);
  return [[errorType, message].filter(Boolean).join(': '), ...(lines ?? [])].join('\n');
}
