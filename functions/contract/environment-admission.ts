import { environmentVariable } from '../environment.ts';
import { Admission, type RateAccount } from './admission.ts';

const table = environmentVariable('RATES_TABLE');

let opened: Promise<RateAccount> | undefined;

/** Loaded when the first lot is bought: a cold start, which lets its first request in unasked, does not wait for the SDK. */
async function open(): Promise<RateAccount> {
  const [{ DynamoDBClient }, { RateTable }] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('./rate-table.ts'),
  ]);
  return new RateTable(new DynamoDBClient(), table, Date.now);
}

/** The one of this execution environment. */
export const admission = new Admission({
  buy: async (contractId, rate, requests) => (await (opened ??= open())).buy(contractId, rate, requests),
});
