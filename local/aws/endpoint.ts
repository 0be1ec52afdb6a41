import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import { AwsError } from './aws-error.ts';
import {
  readBody,
  singleHeaders,
  writeAnswer,
  type HttpAnswer,
  type HttpRequest,
  type Incoming,
  type Outgoing,
} from './http-message.ts';
import type { Protocol } from './protocol.ts';

/** More than any service takes: a Kinesis batch of 10 MB is 13.3 MB in base64. */
export const requestBytesMax = 16 * 1024 * 1024;

/** The one HTTP door to every AWS service, for SDKs and the AWS CLI. */
export class AwsEndpoint {
  readonly #protocols: readonly Protocol[];
  readonly #log: Log;

  /** The first protocol that speaks a request answers it. */
  constructor(options: { protocols: readonly Protocol[]; log: Log }) {
    this.#protocols = options.protocols;
    this.#log = options.log.component('aws');
  }

  /** For `node:http` and `node:http2` alike; never rejects. */
  async handle(incoming: Incoming, outgoing: Outgoing): Promise<void> {
    const requestId = randomUUID();
    try {
      const body = await readBody(incoming, requestBytesMax);
      if (body === 'gone') return;
      if (body === 'too-large') {
        // What is still on its way is not read: the connection cannot carry another request.
        outgoing.once('finish', () => incoming.destroy());
        writeAnswer(outgoing, tooLarge(), requestId);
        return;
      }
      const { method = '', url = '' } = incoming;
      const request = { method, url, headers: singleHeaders(incoming), body };
      writeAnswer(outgoing, await this.#answer(request, requestId), requestId);
    } catch (error) {
      this.#log.error('Cannot answer a request', { requestId, error });
      outgoing.destroy();
    }
  }

  async #answer(request: HttpRequest, requestId: string): Promise<HttpAnswer> {
    const protocol = this.#protocols.find((candidate) => candidate.speaks(request));
    if (!protocol) return unknown(request);
    try {
      return await protocol.answer(request);
    } catch (error) {
      if (error instanceof AwsError) return protocol.refusal(error, request, requestId);
      const target = request.headers['x-amz-target'] ?? request.url;
      this.#log.error('A request failed for no fault of its own', { requestId, target, error });
      return protocol.refusal(internalFailure(requestId), request, requestId);
    }
  }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/CommonErrors.html */
function internalFailure(requestId: string): AwsError {
  const message = `The request processing has failed because of an unknown error, exception or failure. (${requestId})`;
  return new AwsError('InternalFailure', message, { statusCode: 500 });
}

function tooLarge(): HttpAnswer {
  return plain(413, 'RequestEntityTooLargeException', `A request carries at most ${requestBytesMax} bytes.`);
}

function unknown(request: HttpRequest): HttpAnswer {
  const message =
    `This runtime has no operation "${request.method} ${request.url}": AWS JSON requests name theirs in X-Amz-Target, ` +
    'Lambda is under /2015-03-31/functions, STS takes forms.';
  return plain(404, 'UnknownOperationException', message);
}

function plain(statusCode: number, type: string, message: string): HttpAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type };
  return { statusCode, headers, body: JSON.stringify({ __type: type, message }) };
}
