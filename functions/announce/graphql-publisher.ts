import type { MutationPublishReceiptStatusArgs } from '../../generated/schema.ts';
import type { AwsTarget } from '../aws/aws-target.ts';
import { signedHeaders } from '../aws/signed-headers.ts';
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
  readonly #target: AwsTarget;

  constructor(url: string, target: AwsTarget) {
    this.#url = new URL(url);
    this.#target = target;
  }

  async publish(variables: MutationPublishReceiptStatusArgs): Promise<void> {
    const body = JSON.stringify({ query: MUTATION, variables });
    const headers = { 'content-type': 'application/json' };
    const { status, text } = await callHttp(this.#url, {
      method: 'POST',
      headers: signedHeaders(this.#target, { service: 'appsync', url: this.#url, headers, body }),
      body,
      timeoutMs: TIMEOUT_MS,
      answerBytesMax: ANSWER_BYTES_MAX,
    });
    const isOk = status === 200;
    const answer = isOk ? (JSON.parse(text) as { errors?: readonly unknown[] }) : {};
    // Errors of a field come inside an answer that is well as a whole.
    if (!isOk || answer.errors) throw new Error(`AppSync answers ${status}: ${text.slice(0, 1000)}`);
  }
}
