import { z } from 'zod';
import type { Activity } from '../activity.ts';
import type { AdjustableClock } from '../clock.ts';
import { EventLoopWatch } from '../event-loop.ts';
import type { SignatureVerifier } from '../iam/identity.ts';
import { UnpricedRegion, type MeterReport } from '../meter/meter-report.ts';
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
  readonly meterReport: MeterReport;
}

/**
 * What tests and tools need and AWS has not: to wait until all work is done, and to move time. Only the operator may;
 * requests are signed for the service `local`.
 *
 * `GET /_local/health`, `POST /_local/settled`, `POST /_local/clock` with `{"advanceMs": n}`;
 * `GET /_local/meter?region=eu-central-1`, which says what was spent since the start; and `POST /_local/stalls`, which answers how long
 * the event loop has stood still since the last such request, from the first one on.
 */
export class ControlProtocol implements Protocol {
  readonly #options: ControlOptions;
  readonly #eventLoop = new EventLoopWatch();

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  speaks(request: HttpRequest): boolean {
    return request.url.startsWith(prefix);
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const { verifier, isOperator, clock, activity, meterReport } = this.#options;
    const principal = verifier.verify(request, 'local');
    if (!isOperator(principal)) throw new AwsError('AccessDeniedException', 'Only the operator of this machine may.');
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    switch (`${request.method} ${pathname}`) {
      case 'GET /_local/health':
        return json(200, { status: 'ok', time: new Date(clock.nowMs()).toISOString() });
      case 'POST /_local/settled':
        await activity.settled();
        return json(200, { settled: true });
      case 'POST /_local/clock':
        clock.advance(parseOrThrow(request.body).advanceMs);
        return json(200, { time: new Date(clock.nowMs()).toISOString() });
      case 'GET /_local/meter':
        return json(200, reportOrThrow(meterReport, searchParams.get('region') ?? undefined));
      case 'POST /_local/stalls':
        return json(200, this.#eventLoop.take());
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

function reportOrThrow(meterReport: MeterReport, region: string | undefined): unknown {
  try {
    return meterReport.of(region);
  } catch (error) {
    if (!(error instanceof UnpricedRegion)) throw error;
    throw Object.assign(new AwsError('ValidationException', error.message), { cause: error });
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
