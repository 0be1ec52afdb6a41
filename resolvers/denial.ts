import { util, type Context } from '@aws-appsync/utils';
import { requestIdOf } from './request-id.ts';

/** Denies in AppSync's own words, and with a line of the audit: AppSync itself would not write down whom. */
export function deny(ctx: Context, contractId: string, reason: 'ended contract' | 'read contract'): never {
  const { parentTypeName, fieldName } = ctx.info;
  console.error(
    JSON.stringify({
      audit: 'denied',
      reason,
      contractId,
      operation: `${parentTypeName}.${fieldName}`,
      requestId: requestIdOf(ctx),
    }),
  );
  util.unauthorized();
}
