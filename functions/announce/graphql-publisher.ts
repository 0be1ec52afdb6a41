import { SignatureV4 } from '@smithy/signature-v4';
import type { MutationPublishReceiptStatusArgs } from '../../generated/schema.ts';
import type { AwsTarget } from '../aws/aws-target.ts';
import { NodeSha256 } from '../aws/node-sha256.ts';
import { callHttp } from '../http-call.ts';

/** AppSync itself gives a request 30 seconds. */
const TIMEOUT_MS = 30_000;
/** What is published comes back: AppSync carries no more than 5 MB. */
const ANSWER_BYTES_MAX = 6 * 1024 * 1024;

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

  constructor(url: string, { region, credentials }: AwsTarget) {
    this.#url = new URL(url);
    this.#signer = new SignatureV4({ service: 'appsync', region, sha256: NodeSha256, credentials });
  }

  async publish(variables: MutationPublishReceiptStatusArgs): Promise<void> {
    const body = JSON.stringify({ query: MUTATION, variables });
    const { status, text } = await callHttp(this.#url, {
      method: 'POST',
      headers: await this.#signedHeaders(body),
      body,
      timeoutMs: TIMEOUT_MS,
      answerBytesMax: ANSWER_BYTES_MAX,
    });
    const isOk = status === 200;
    const answer = isOk ? (JSON.parse(text) as { errors?: readonly unknown[] }) : {};
    // Errors of a field come inside an answer that is well as a whole.
    if (!isOk || answer.errors) throw new Error(`AppSync answers ${status}: ${text.slice(0, 1000)}`);
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
