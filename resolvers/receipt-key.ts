import { util } from '@aws-appsync/utils';
import { partitionOf, shardOf, timeMsOf } from './receipt-id.ts';

/** A receipt's key in the receipts table. The contract is part of it: a foreign id names an item that is not there. */
export function receiptKey(contractId: string, id: string): { partition: string; id: string } {
  return { partition: partitionOf({ contractId, day: submittedAtOf(id).slice(0, 10), shard: shardOf(id) }), id };
}

/** An AWSDateTime in UTC. */
export function submittedAtOf(id: string): string {
  return util.time.epochMilliSecondsToISO8601(timeMsOf(id));
}
