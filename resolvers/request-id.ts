import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';

/** What finds the request in the logs. AppSync shows its own request id to nobody; the trace id comes with every request. */
export function requestIdOf(ctx: Context): string {
  const headers = ctx.request.headers as Record<string, string | undefined>;
  return headers['x-amzn-trace-id'] ?? util.autoId();
}
