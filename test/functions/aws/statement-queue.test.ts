import type { BatchStatementErrorCodeEnum } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertion, StatementQueue, type Statement } from '../../../functions/aws/statement-queue.ts';
import type { DynamoDb, FailedCondition, WireStatements } from '../../../functions/aws/dynamodb.ts';
import { startTables, type Tables } from '../tables.ts';

let tables: Tables;
/** How many statements each request has carried. */
let requests: number[];

beforeEach(async () => {
  tables = await startTables();
  requests = [];
});
afterEach(() => tables.close());

function counted(dynamodb: Pick<DynamoDb, 'batchExecuteStatement'>): Pick<DynamoDb, 'batchExecuteStatement'> {
  return {
    batchExecuteStatement: (input) => {
      requests.push(input.Statements.length);
      return dynamodb.batchExecuteStatement(input);
    },
  };
}

function insert(id: string): Statement {
  return { ...insertion('contracts', { id: { S: id } }), item: id };
}

function rename(id: string, name: string): Statement {
  const text = `UPDATE "contracts" SET "name" = ? WHERE "id" = ?`;
  return { text, parameters: [{ S: name }, { S: id }], item: id };
}

function writeAll(queue: StatementQueue, statements: readonly Statement[]): Promise<('written' | FailedCondition)[]> {
  return Promise.all(statements.map((statement) => queue.write(statement)));
}

test('what is written at once goes 25 a request, and each has an outcome of its own', async () => {
  const queue = new StatementQueue(counted(tables.dynamodb));
  const ids = Array.from({ length: 60 }, (_, n) => `contract-${n}`);
  expect(await writeAll(queue, ids.map(insert))).toEqual(ids.map(() => 'written'));
  expect(requests).toEqual([25, 25, 10]);

  const outcomes = await writeAll(queue, [insert('contract-7'), rename('contract-8', 'eight'), rename('none', 'no')]);
  expect(outcomes).toEqual([{ item: { id: { S: 'contract-7' } } }, 'written', { item: undefined }]);
  const read = await tables.dynamodb.getItem({ TableName: 'contracts', Key: { id: { S: 'contract-8' } } });
  expect(read.Item).toEqual({ id: { S: 'contract-8' }, name: { S: 'eight' } });
});

test('what comes while a request is under way goes together in the next', async () => {
  const queue = new StatementQueue(counted(tables.dynamodb));
  const first = queue.write(insert('first'));
  await Promise.resolve();
  await Promise.resolve();
  const later = ['a', 'b', 'c'].map((id) => queue.write(insert(id)));
  expect(await Promise.all([first, ...later])).toEqual(Array(4).fill('written'));
  expect(requests).toEqual([1, 3]);
});

test('two writes of one item never share a request', async () => {
  const queue = new StatementQueue(counted(tables.dynamodb));
  const outcomes = await writeAll(queue, [insert('a'), rename('a', 'one'), rename('a', 'two'), insert('b')]);
  expect(outcomes).toEqual(Array(4).fill('written'));
  expect(requests).toEqual([2, 1, 1]);
  const read = await tables.dynamodb.getItem({ TableName: 'contracts', Key: { id: { S: 'a' } } });
  expect(read.Item?.['name']).toEqual({ S: 'two' });
});

test('a wrong statement fails by itself', async () => {
  const queue = new StatementQueue(counted(tables.dynamodb));
  const wrong = queue.write({ ...insert('x'), text: `INSERT INTO "nowhere" VALUE {'id': ?}` });
  const right = queue.write(insert('y'));
  await expect(wrong).rejects.toMatchObject({ name: 'ResourceNotFound' });
  expect(await right).toBe('written');
});

test.each<BatchStatementErrorCodeEnum>(['ThrottlingError', 'InternalServerError', 'ProvisionedThroughputExceeded'])(
  'after %s that statement is tried again, three times in all, and no other',
  async (code) => {
    const sent: unknown[][] = [];
    const refusing = {
      batchExecuteStatement: ({ Statements }: WireStatements) => {
        const ids = Statements.map(({ Parameters: [id] }) => (id && 'S' in id ? String(id.S) : ''));
        sent.push(ids);
        const isRefused = (id: string): boolean => id === 'never' || (id === 'late' && sent.length === 1);
        return Promise.resolve({ Responses: ids.map((id) => (isRefused(id) ? { Error: { Code: code } } : {})) });
      },
    };
    const queue = new StatementQueue(refusing);
    const [now, late, never] = ['now', 'late', 'never'].map((id) => queue.write(insert(id)));
    expect(await Promise.all([now, late])).toEqual(['written', 'written']);
    await expect(never).rejects.toMatchObject({ name: code });
    expect(sent).toEqual([['now', 'late', 'never'], ['late', 'never'], ['never']]);
  },
);

test('a request that fails fails all of its statements, and those that come after are sent', async () => {
  let calls = 0;
  const failing = {
    batchExecuteStatement: (input: WireStatements) =>
      ++calls === 1 ? Promise.reject(new Error('no connection')) : tables.dynamodb.batchExecuteStatement(input),
  };
  const queue = new StatementQueue(failing);
  const outcomes = await Promise.allSettled([queue.write(insert('a')), queue.write(insert('b'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await queue.write(insert('a'))).toBe('written');
});

test('an answer that leaves a statement out is no success', async () => {
  const queue = new StatementQueue({ batchExecuteStatement: () => Promise.resolve({ Responses: [{}] }) });
  const outcomes = await Promise.allSettled([queue.write(insert('a')), queue.write(insert('b'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
