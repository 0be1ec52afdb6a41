import { z } from 'zod';
import type { Activity } from '../activity.ts';
import type { AdjustableClock } from '../clock.ts';
import type { SignatureVerifier } from '../iam/identity.ts';
import { AwsError } from './aws-error.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import type { Protocol } from './protocol.ts';
import type { Principal } from './service.ts';

const prefix = '/_local/';
const clockInput = z.strictObject({ advanceMs: z.number().int().min(0) });

export interface ControlOptions {
  readonly verifier: SignatureVerifier;
  readonly isOperator: (principal: Principal) => boolean;
  readonly clock: AdjustableClock;
  readonly activity: Activity;
}

/**
 * What tests and tools need and AWS has not: to wait until all work is done, and to move time. Only the operator may;
 * requests are signed for the service `local`.
 *
 * `GET /_local/health`, `POST /_local/settled`, `POST /_local/clock` with `{"advanceMs": n}`.
 */
export class ControlProtocol implements Protocol {
  readonly #options: ControlOptions;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  speaks(request: HttpRequest): boolean {
    return request.url.startsWith(prefix);
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const { verifier, isOperator, clock, activity } = this.#options;
    const principal = verifier.verify(request, 'local');
    if (!isOperator(principal)) throw new AwsError('AccessDeniedException', 'Only the operator of this machine may.');
    switch (`${request.method} ${request.url}`) {
      case 'GET /_local/health':
        return json(200, { status: 'ok', time: new Date(clock.nowMs()).toISOString() });
      case 'POST /_local/settled':
        await activity.settled();
        return json(200, { settled: true });
      case 'POST /_local/clock':
        clock.advance(parseOrThrow(request.body).advanceMs);
        return json(200, { time: new Date(clock.nowMs()).toISOString() });
      default:
        throw new AwsError('UnknownOperationException', `This runtime has no "${request.method} ${request.url}".`, {
          statusCode: 404,
        });
    }
  }

  refusal(error: AwsError): HttpAnswer {
    const statusCode = error.code === 'AccessDeniedException' ? 403 : error.statusCode;
    return json(statusCode, { __type: error.code, message: error.message });
  }
}

function parseOrThrow(body: Buffer): z.output<typeof clockInput> {
  try {
    return clockInput.parse(JSON.parse(body.toString('utf8')));
  } catch (error) {
    const refused = new AwsError(
      'SerializationException',
      'The body must be {"advanceMs": <whole milliseconds, not negative>}.',
    );
    throw Object.assign(refused, { cause: error });
  }
}

function json(statusCode: number, body: unknown): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
