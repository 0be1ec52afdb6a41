import { util, type Context } from '@aws-appsync/utils';
import { requestIdOf } from './request-id.ts';

/** What a Lambda answers when the caller is wrong. Faults are thrown, and reach `ctx.error` instead. */
export interface Refusal {
  type: string;
  message: string;
  info: unknown;
}

const THROTTLED = [
  'DynamoDB:ProvisionedThroughputExceededException',
  'DynamoDB:RequestLimitExceeded',
  'DynamoDB:ThrottlingException',
  'Lambda:TooManyRequestsException',
];

/** Turns a data source's error into the client's: nothing of the cause, only what finds it in the logs. */
export function fail(ctx: Context): never {
  const requestId = requestIdOf(ctx);
  if (ctx.error && THROTTLED.indexOf(ctx.error.type) >= 0) {
    util.error('Too many requests at once: try again in a moment.', 'Throttled', null, { requestId });
  }
  console.error('fault', requestId, ctx.error);
  util.error(`The request ${requestId} failed inside the service.`, 'InternalFault', null, { requestId });
}

export function refuse(refusal: Refusal): never {
  util.error(refusal.message, refusal.type, null, refusal.info);
}
