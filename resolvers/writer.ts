import { util, type Context } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { requestIdOf } from './request-id.ts';

/**
 * Denies a READ contract, in AppSync's own words and with a line of the audit. The authorizer's `deniedFields` would deny as
 * well, but AppSync would not write down whom: every mutation of clients begins with this, and a test walks the schema for one
 * that does not.
 */
export function requireWriter(ctx: Context): void {
  const { contractId, mode } = callerOf(ctx.identity);
  if (mode === 'READ_WRITE') return;
  const { parentTypeName, fieldName } = ctx.info;
  console.error(
    JSON.stringify({
      audit: 'denied',
      reason: 'read contract',
      contractId,
      operation: `${parentTypeName}.${fieldName}`,
      requestId: requestIdOf(ctx),
    }),
  );
  util.unauthorized();
}
