import type { Context } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { deny } from './denial.ts';

/**
 * Denies a READ contract. The authorizer's `deniedFields` would deny as well, but leave no line of the audit: every mutation of
 * clients begins with this, and a test walks the schema for one that does not.
 */
export function requireWriter(ctx: Context): void {
  const { contractId, mode } = callerOf(ctx.identity);
  if (mode !== 'READ_WRITE') deny(ctx, contractId, 'read contract');
}
