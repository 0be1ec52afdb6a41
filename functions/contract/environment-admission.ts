import { environmentVariable } from '../environment.ts';
import { Admission, type RateAccount } from './admission.ts';

const table = environmentVariable('RATES_TABLE');

let opened: Promise<RateAccount> | undefined;

/** Loaded when the first lot is bought: a cold start, which lets its first request in unasked, does not wait for it. */
async function open(): Promise<RateAccount> {
  const [{ dynamodbAt }, { targetOfEnvironment }, { RateTable }] = await Promise.all([
    import('../aws/dynamodb.ts'),
    import('../aws/aws-target.ts'),
    import('./rate-table.ts'),
  ]);
  return new RateTable(dynamodbAt(targetOfEnvironment()), table, Date.now);
}

/** The one of this execution environment. */
export const admission = new Admission({
  buy: async (contractId, rate, requests) => (await (opened ??= open())).buy(contractId, rate, requests),
});
