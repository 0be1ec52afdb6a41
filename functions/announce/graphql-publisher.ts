import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { MutationPublishReceiptStatusArgs } from '../../generated/schema.ts';
import { environmentVariable } from '../environment.ts';

/** AppSync itself gives a request 30 seconds. */
const TIMEOUT_MS = 30_000;

/** What is selected here is what subscribers can select: every field, under its own name. */
const MUTATION = `mutation Publish($contractId: ID!, $ids: [ID!]!, $changes: [ReceiptStatusChangeInput!]!) {
  publishReceiptStatus(contractId: $contractId, ids: $ids, changes: $changes) {
    contractId
    ids
    changes { id reference status registrations { service status reference reason attempts updatedAt } changedAt }
  }
}`;

/** Publishes by the IAM-only mutation, signed as the function's own role. @throws when AppSync does not take it. */
export class GraphqlPublisher {
  readonly #url: URL;
  readonly #signer: SignatureV4;

  constructor(url: string) {
    this.#url = new URL(url);
    this.#signer = new SignatureV4({
      service: 'appsync',
      region: environmentVariable('AWS_REGION'),
      sha256: Sha256,
      // Read for every signature: AWS renews them in a running environment.
      credentials: () => Promise.resolve(credentialsOfEnvironment()),
    });
  }

  async publish(variables: MutationPublishReceiptStatusArgs): Promise<void> {
    const body = JSON.stringify({ query: MUTATION, variables });
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: await this.#signedHeaders(body),
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    const answer = response.ok ? (JSON.parse(text) as { errors?: readonly unknown[] }) : {};
    // Errors of a field come inside an answer that is well as a whole.
    if (!response.ok || answer.errors) throw new Error(`AppSync answers ${response.status}: ${text.slice(0, 1000)}`);
  }

  async #signedHeaders(body: string): Promise<Record<string, string>> {
    const { protocol, hostname, host, port, pathname } = this.#url;
    const signed = await this.#signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port !== '' && { port: Number(port) }),
      path: pathname,
      query: {},
      headers: { host, 'content-type': 'application/json' },
      body,
    });
    return signed.headers;
  }
}

function credentialsOfEnvironment() {
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: environmentVariable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: environmentVariable('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken && { sessionToken }),
  };
}
