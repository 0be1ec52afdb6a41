import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DynamoDb } from '../../../functions/aws/dynamodb.ts';
import { intake } from '../../../functions/intake/intake.ts';
import { builtInCatalog } from '../../../functions/receipt-type/catalog/built-in.ts';
import { SubmissionTables } from '../../../functions/submit-receipts/submission-tables.ts';
import { submitReceipts, type SubmissionSteps } from '../../../functions/submit-receipts/submit-receipts.ts';
import { posDocument } from '../../../demo/documents.ts';
import type { Submission } from '../../../resolvers/submission.ts';
import { CONTRACT_ID, submissionOf } from '../submission-request.ts';
import { startTables, type Tables } from '../tables.ts';

const nowSeconds = submissionOf({ document: '' }).nowMs / 1000;

let tables: Tables;
/** The operations that were called, in their order. */
let calls: string[];

beforeEach(async () => {
  tables = await startTables();
  calls = [];
});
afterEach(() => tables.close());

function submissionTables(changes: Partial<DynamoDb> = {}): SubmissionTables {
  const dynamodb = { ...tables.dynamodb, ...changes };
  const counted = <Input, Output>(operation: string, call: (input: Input) => Promise<Output>) => {
    return (input: Input): Promise<Output> => {
      calls.push(operation);
      return call(input);
    };
  };
  const { putItem, updateItem, batchExecuteStatement } = dynamodb;
  return new SubmissionTables(
    {
      ...dynamodb,
      putItem: counted('putItem', putItem),
      updateItem: counted('updateItem', updateItem),
      batchExecuteStatement: counted('batchExecuteStatement', batchExecuteStatement),
    },
    { claims: 'claims', receipts: 'receipts' },
  );
}

function stepsWith(written: SubmissionTables, atSeconds = nowSeconds): SubmissionSteps {
  let number = 0;
  return {
    requestId: 'request-1',
    judge: (input) =>
      intake(builtInCatalog, { ...submissionOf(input), random: new Uint8Array(16).fill(number++ & 31) }),
    claim: (submission) => written.claim(submission, atSeconds),
    store: (submission, id) => written.store(CONTRACT_ID, submission, id),
  };
}

const inputs = Array.from({ length: 25 }, (_, number) => ({ document: posDocument(number), reference: `r-${number}` }));

test('twenty-five new receipts are claimed in one request and stored in another', async () => {
  const verdicts = await submitReceipts(inputs, stepsWith(submissionTables()));
  expect(verdicts.map((verdict) => 'receipt' in verdict && verdict.receipt.reference)).toEqual(
    inputs.map(({ reference }) => reference),
  );
  expect(calls).toEqual(['batchExecuteStatement', 'batchExecuteStatement']);
});

async function submissionNumbered(number: number): Promise<Submission> {
  const request = submissionOf({ document: posDocument(1), reference: 'r-1' });
  return intake(builtInCatalog, { ...request, random: new Uint8Array(16).fill(number) });
}

test('what was submitted before is found, and answered as it was stored', async () => {
  const written = submissionTables();
  const [first, again] = [await submissionNumbered(1), await submissionNumbered(2)];
  const { id, fingerprint } = first;
  expect(await written.claim(first, nowSeconds)).toEqual({ id, fingerprint });
  const stored = await written.store(CONTRACT_ID, first, id);
  expect(await written.claim(again, nowSeconds)).toMatchObject({ id, fingerprint });
  expect(await written.store(CONTRACT_ID, again, id)).toMatchObject({ ...first.attributes, id });
  expect(stored).toEqual({ ...first.attributes, id, body: first.body });
});

test('an expired claim that still lies about is replaced', async () => {
  const written = submissionTables();
  const [first, later] = [await submissionNumbered(1), await submissionNumbered(2)];
  await written.claim(first, nowSeconds);
  expect(await written.claim(later, first.claimExpiresAt)).toMatchObject({ id: first.id });
  expect(await written.claim(later, first.claimExpiresAt + 1)).toMatchObject({ id: later.id });
});

test('a claim without its receipt, left by a crash in between, is made good', async () => {
  const first = await submissionNumbered(1);
  await submissionTables().claim(first, nowSeconds);
  const [verdict] = await submitReceipts(
    [{ document: posDocument(1), reference: 'r-1' }],
    stepsWith(submissionTables()),
  );
  expect(verdict).toMatchObject({ receipt: { id: first.id, reference: 'r-1', replayed: true } });
});

test('a table that takes no more has the client try again', async () => {
  const throttling: Partial<DynamoDb> = {
    batchExecuteStatement: ({ Statements }) =>
      Promise.resolve({ Responses: Statements.map(() => ({ Error: { Code: 'ThrottlingError' } })) }),
  };
  const [verdict] = await submitReceipts(inputs.slice(0, 1), stepsWith(submissionTables(throttling)));
  expect(verdict).toMatchObject({ error: { errorType: 'Throttled' } });
});
