import {
  ConditionalCheckFailedException,
  paginateQuery,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
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
const PIECE_BYTES = 380 * 1024;

/** Above any definition that is taken: a stored text that inflates further is damaged. */
const TEXT_BYTES_MAX = 32 * 1024 * 1024;

/** A definition is written once and read by every environment: 9 of 11 takes a tenth of a second for a megabyte. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } };

export class TypeLogTable implements WritableTypeLog {
  readonly #dynamodb: DynamoDBClient;
  readonly #table: string;

  constructor(dynamodb: DynamoDBClient, table: string) {
    this.#dynamodb = dynamodb;
    this.#table = table;
  }

  async after(revision: number, { msMax }: { readonly msMax: number }): Promise<readonly TypeVersion[]> {
    const items = await this.#items(LOG, { after: revision, msMax });
    return items.map((item) => {
      const { version, entry } = unmarshall(item) as LogItem;
      return { ...entry, revision: version };
    });
  }

  async definitionText({ name, version, place }: TypeVersion): Promise<string> {
    const items = await this.#items(`#${place}`, { after: -1, msMax: LOG_MS_MAX });
    const pieces = items.map(({ piece }) => piece?.B ?? new Uint8Array());
    if (pieces.length === 0) throw new Error(`The definition of the receipt type "${name}" ${version} is not there.`);
    return brotliDecompressSync(Buffer.concat(pieces), { maxOutputLength: TEXT_BYTES_MAX }).toString();
  }

  async putDefinition(text: string): Promise<string> {
    const compressed = brotliCompressSync(text, BROTLI);
    const place = createHash('sha256').update(compressed).digest('base64url');
    for (let start = 0, index = 0; start < compressed.length; start += PIECE_BYTES, index++) {
      const piece = compressed.subarray(start, start + PIECE_BYTES);
      await this.#dynamodb.send(
        new PutItemCommand({ TableName: this.#table, Item: marshall({ name: `#${place}`, version: index, piece }) }),
      );
    }
    return place;
  }

  async append({ revision, ...entry }: TypeVersion): Promise<boolean> {
    try {
      await this.#dynamodb.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: marshall({ name: LOG, version: revision, entry }),
          ConditionExpression: 'attribute_not_exists(#name)',
          ExpressionAttributeNames: { '#name': 'name' },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** The items of a partition beyond a number, in the order of their numbers, as they stand now. */
  async #items(name: string, { after, msMax }: { after: number; msMax: number }) {
    const pages = paginateQuery(
      { client: this.#dynamodb },
      {
        TableName: this.#table,
        KeyConditionExpression: '#name = :name AND #version > :after',
        ExpressionAttributeNames: { '#name': 'name', '#version': 'version' },
        ExpressionAttributeValues: marshall({ ':name': name, ':after': after }),
        ConsistentRead: true,
      },
      { abortSignal: AbortSignal.timeout(msMax) },
    );
    const all = [];
    for await (const { Items: items = [] } of pages) all.push(...items);
    return all;
  }
}

interface LogItem {
  /** The revision. */
  readonly version: number;
  readonly entry: Omit<TypeVersion, 'revision'>;
}
