import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { isThrottled } from '../aws/aws-json-client.ts';
import { failedCondition, type DynamoDb } from '../aws/dynamodb.ts';
import type { Purchase, RateAccount } from './admission.ts';
import type { Rate } from './rate.ts';

/**
 * A contract's account in one number: the time until which its requests are paid for, in microseconds since the epoch. A request
 * moves it on by the time that the rate gives one request, beginning from now at the earliest; it may lie ahead of now by the
 * burst's worth at most. Known as the generic cell rate algorithm, ITU-T I.371, annex A. One conditional write, which no two
 * environments can both win for the same requests.
 */
const MICROSECONDS = 1_000_000;

/** Tries to write while others write too. */
const ATTEMPTS_MAX = 10;

/** What DynamoDB turns away for one key's sake is tried again by the client, not here. */
const HOT_RETRY_MS = 100;

/** Microseconds by which environments' clocks may differ. */
const CLOCKS_APART_MAX = 10 * MICROSECONDS;

/** An account that has not been touched for so long has no debts: TTL removes it, at no cost. */
const IDLE_SECONDS = 24 * 60 * 60;

/** Contracts that an environment remembers; more are asked about anew. */
const CONTRACTS_MAX = 10_000;

type Change = Pick<UpdateItemCommandInput, 'UpdateExpression' | 'ConditionExpression'> & {
  readonly values: Record<string, number>;
};

type Written = { readonly written: true } | { readonly written: false; readonly paidUntil: number };

export class RateTable implements RateAccount {
  readonly #dynamodb: DynamoDb;
  readonly #table: string;
  readonly #nowMs: () => number;
  /** What was last seen of each contract's account: tells which write to try first. */
  readonly #seen = new Map<string, number>();

  constructor(dynamodb: DynamoDb, table: string, nowMs: () => number) {
    this.#dynamodb = dynamodb;
    this.#table = table;
    this.#nowMs = nowMs;
  }

  async buy(contractId: string, rate: Rate, requests: number): Promise<Purchase> {
    const each = MICROSECONDS / rate.requestsPerSecond;
    const cost = Math.ceil(requests * each);
    const full = Math.floor(rate.burst * each);
    const most = Math.max(0, full - cost);
    try {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        const now = Math.floor(this.#nowMs() * 1000);
        const seen = this.#seen.get(contractId) ?? 0;
        // Further ahead than this rate ever writes: an operator has changed it, and the debts of the former are forgotten.
        const isOutdated = seen - now > full + CLOCKS_APART_MAX;
        const ahead = isOutdated ? -1 : seen - now;
        if (ahead > most) return { bought: false, retryAfterMs: (ahead - most) / 1000 };
        const written = await this.#write(
          contractId,
          now,
          ahead < 0 ? begin(now, { cost, seen }) : goOn(now, cost, most),
        );
        if (written.written) {
          this.#see(contractId, (ahead < 0 ? now : seen) + cost);
          return { bought: true };
        }
        this.#see(contractId, written.paidUntil);
      }
    } catch (error) {
      if (!isThrottled(error)) throw error;
    }
    return { bought: false, retryAfterMs: HOT_RETRY_MS };
  }

  #see(contractId: string, paidUntil: number): void {
    if (this.#seen.size >= CONTRACTS_MAX) this.#seen.clear();
    this.#seen.set(contractId, paidUntil);
  }

  async #write(contractId: string, now: number, { values, ...change }: Change): Promise<Written> {
    const expiresAt = Math.floor(now / MICROSECONDS) + IDLE_SECONDS;
    try {
      await this.#dynamodb.updateItem({
        TableName: this.#table,
        Key: { contractId: { S: contractId } },
        ...change,
        ExpressionAttributeValues: marshall({ ...values, ':expiresAt': expiresAt }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return { written: true };
    } catch (error) {
      const failed = failedCondition(error);
      if (!failed) throw error;
      return { written: false, paidUntil: Number(failed.item?.['paidUntil']?.N ?? 0) };
    }
  }
}

/** The account has no debts, or those that were seen count no more: it begins anew from now. */
function begin(now: number, { cost, seen }: { cost: number; seen: number }): Change {
  return {
    UpdateExpression: 'SET paidUntil = :paidUntil, expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(paidUntil) OR paidUntil < :now OR paidUntil = :seen',
    values: { ':now': now, ':seen': seen, ':paidUntil': now + cost },
  };
}

/** The account is in use: what is bought now comes after what others have bought. */
function goOn(now: number, cost: number, most: number): Change {
  return {
    UpdateExpression: 'SET paidUntil = paidUntil + :cost, expiresAt = :expiresAt',
    ConditionExpression: 'paidUntil BETWEEN :now AND :most',
    values: { ':now': now, ':cost': cost, ':most': now + most },
  };
}
