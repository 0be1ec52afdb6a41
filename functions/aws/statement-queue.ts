import type { BatchStatementResponse } from '@aws-sdk/client-dynamodb';
import { ATTEMPTS_MAX, AwsCallError, backOff } from './aws-json-client.ts';
import type { DynamoDb, FailedCondition, WireItem, WireValue } from './dynamodb.ts';

/** A write of one item in PartiQL: INSERT, which fails when the item is there, or UPDATE, which fails when it is not. */
export interface Statement {
  readonly text: string;
  /** As many as there are `?` in the text. */
  readonly parameters: readonly WireValue[];
  /** Tells the item that it writes from others. */
  readonly item: string;
}

interface Waiting {
  readonly statement: Statement;
  readonly resolve: (outcome: 'written' | FailedCondition) => void;
  readonly reject: (error: unknown) => void;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html */
const STATEMENTS_MAX = 25;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementError.html */
const CONDITION_FAILED: ReadonlySet<string | undefined> = new Set(['ConditionalCheckFailed', 'DuplicateItem']);
const PASSING: ReadonlySet<string | undefined> = new Set([
  'InternalServerError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'ThrottlingError',
  'TransactionConflict',
]);

/**
 * Writes items under conditions of their own, many a request: each is paid for as if it came alone, and none depends on another.
 * The first goes at once; what comes while it is under way goes together.
 */
export class StatementQueue {
  readonly #dynamodb: Pick<DynamoDb, 'batchExecuteStatement'>;
  #waiting: Waiting[] = [];
  #underWay = 0;
  #isSendingSoon = false;

  constructor(dynamodb: Pick<DynamoDb, 'batchExecuteStatement'>) {
    this.#dynamodb = dynamodb;
  }

  /** @throws when it cannot be told whether it was written, or the statement is wrong */
  write(statement: Statement): Promise<'written' | FailedCondition> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, resolve, reject });
      if (this.#isSendingSoon) return;
      this.#isSendingSoon = true;
      // Whoever writes many at once has said so by then.
      queueMicrotask(() => {
        this.#isSendingSoon = false;
        this.#send();
      });
    });
  }

  #send(): void {
    while (this.#waiting.length >= STATEMENTS_MAX || (this.#waiting.length > 0 && this.#underWay === 0)) {
      this.#underWay++;
      void this.#carryOut(this.#take()).finally(() => {
        this.#underWay--;
        this.#send();
      });
    }
  }

  /** The first ones; of two for the same item the second waits, since a request takes only one. */
  #take(): readonly Waiting[] {
    const batch = new Map<string, Waiting>();
    const later: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const { item } = waiting.statement;
      if (batch.size < STATEMENTS_MAX && !batch.has(item)) batch.set(item, waiting);
      else later.push(waiting);
    }
    this.#waiting = later;
    return [...batch.values()];
  }

  async #carryOut(batch: readonly Waiting[]): Promise<void> {
    let open = batch;
    try {
      for (let attempt = 1; open.length > 0; attempt++) {
        if (attempt > 1) await backOff(attempt - 1);
        const answers = await this.#answers(open);
        open = open.filter((waiting, index) => !hasEnded(waiting, answers[index], attempt === ATTEMPTS_MAX));
      }
    } catch (error) {
      for (const { reject } of open) reject(error);
    }
  }

  async #answers(batch: readonly Waiting[]): Promise<readonly BatchStatementResponse[]> {
    const { Responses: answers = [] } = await this.#dynamodb.batchExecuteStatement({
      Statements: batch.map(({ statement: { text, parameters } }) => ({
        Statement: text,
        Parameters: parameters,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })),
    });
    if (answers.length === batch.length) return answers;
    throw new Error(`DynamoDB answered ${answers.length} of ${batch.length} statements.`);
  }
}

/** False for one to be tried again. */
function hasEnded({ resolve, reject }: Waiting, answer: BatchStatementResponse | undefined, isLast: boolean): boolean {
  const error = answer?.Error;
  if (!error) resolve('written');
  else if (CONDITION_FAILED.has(error.Code)) resolve({ item: error.Item });
  else if (isLast || !PASSING.has(error.Code)) {
    reject(new AwsCallError(400, { __type: error.Code, message: error.Message }));
  } else return false;
  return true;
}

/** Fails when there is an item of the same key. */
export function insertion(table: string, item: WireItem): Pick<Statement, 'text' | 'parameters'> {
  const members = Object.keys(item).map((name) => `'${name.replaceAll("'", "''")}': ?`);
  return { text: `INSERT INTO ${quoted(table)} VALUE {${members.join(', ')}}`, parameters: Object.values(item) };
}

/** A name as statements take it, whatever it is: of a table, or of an attribute. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
