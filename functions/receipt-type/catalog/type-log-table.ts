import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { failedCondition, type DynamoDb } from '../../aws/dynamodb.ts';
import { LOG_MS_MAX, type TypeVersion, type WritableTypeLog } from './type-log.ts';

/**
 * The log in the ReceiptTypes table, whose keys are `name` and a number, `version`:
 *
 * | name | version | what |
 * | --- | --- | --- |
 * | `#log` | the revision | one version of a type; written last, so that a definer who dies before leaves nothing that shows |
 * | `#<place>` | 0, 1, … | a definition's text, compressed and cut: an item holds 400 kB, the XSD files of UBL alone are 2.4 MB |
 *
 * A place is named by the bytes that it holds: whoever writes there writes the same, and completes what another has left half-written.
 */
const LOG = '#log';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html: 400 kB an item, names included. */
const PIECE_CHARACTERS = 380 * 1024;

/** Above any definition that is taken: a stored text that inflates further is damaged. */
const TEXT_BYTES_MAX = 32 * 1024 * 1024;

/** A definition is written once and read by every environment: 9 of 11 takes a tenth of a second for a megabyte. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } };

export class TypeLogTable implements WritableTypeLog {
  readonly #dynamodb: DynamoDb;
  readonly #table: string;

  constructor(dynamodb: DynamoDb, table: string) {
    this.#dynamodb = dynamodb;
    this.#table = table;
  }

  async after(revision: number, { msMax }: { readonly msMax: number }): Promise<readonly TypeVersion[]> {
    const items = await within(msMax, this.#items(LOG, revision));
    return items.map((item) => {
      const { version, entry } = unmarshall(item) as LogItem;
      return { ...entry, revision: version };
    });
  }

  async definitionText({ name, version, place }: TypeVersion): Promise<string> {
    const items = await within(LOG_MS_MAX, this.#items(`#${place}`, -1));
    const text = items.map(({ piece }) => piece?.S ?? '').join('');
    if (text === '') throw new Error(`The definition of the receipt type "${name}" ${version} is not there.`);
    return brotliDecompressSync(Buffer.from(text, 'base64'), { maxOutputLength: TEXT_BYTES_MAX }).toString();
  }

  async putDefinition(text: string): Promise<string> {
    const compressed = brotliCompressSync(text, BROTLI);
    const place = createHash('sha256').update(compressed).digest('base64url');
    const whole = compressed.toString('base64');
    for (let start = 0, index = 0; start < whole.length; start += PIECE_CHARACTERS, index++) {
      const piece = whole.slice(start, start + PIECE_CHARACTERS);
      const Item = marshall({ name: `#${place}`, version: index, piece });
      await this.#dynamodb.putItem({ TableName: this.#table, Item });
    }
    return place;
  }

  async append({ revision, ...entry }: TypeVersion): Promise<boolean> {
    try {
      await this.#dynamodb.putItem({
        TableName: this.#table,
        Item: marshall({ name: LOG, version: revision, entry }),
        ConditionExpression: 'attribute_not_exists(#name)',
        ExpressionAttributeNames: { '#name': 'name' },
      });
      return true;
    } catch (error) {
      if (failedCondition(error)) return false;
      throw error;
    }
  }

  /** The items of a partition beyond a number, in the order of their numbers, as they stand now. */
  async #items(name: string, after: number): Promise<readonly Record<string, AttributeValue>[]> {
    const all: Record<string, AttributeValue>[] = [];
    let next: Record<string, AttributeValue> | undefined;
    do {
      const { Items: items = [], LastEvaluatedKey: last } = await this.#dynamodb.query({
        TableName: this.#table,
        KeyConditionExpression: '#name = :name AND #version > :after',
        ExpressionAttributeNames: { '#name': 'name', '#version': 'version' },
        ExpressionAttributeValues: marshall({ ':name': name, ':after': after }),
        ConsistentRead: true,
        ...(next && { ExclusiveStartKey: next }),
      });
      all.push(...items);
      next = last;
    } while (next);
    return all;
  }
}

interface LogItem {
  /** The revision. */
  readonly version: number;
  readonly entry: Omit<TypeVersion, 'revision'>;
}

/** What goes on behind is left alone: nobody looks at it any more. */
async function within<Value>(msMax: number, work: Promise<Value>): Promise<Value> {
  const timer = new AbortController();
  const late = pause(msMax, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The log of receipt types does not answer within ${msMax} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
