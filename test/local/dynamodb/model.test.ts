import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import type { AttributeValue, Item, KeyType } from '../../../local/dynamodb/attribute-value.ts';
import { compareValues } from '../../../local/dynamodb/comparison.ts';
import type { ShardedStream } from '../../../local/event-source/sharded-stream.ts';
import { eventsOf, startDynamoDb, type Fixture } from './dynamodb-fixture.ts';

/** Few keys, so that operations meet; odd ones, so that encodings are tried. */
const keysOf: Readonly<Record<KeyType, readonly AttributeValue[]>> = {
  S: ['a', 'ab', 'b', '\u0000', 'é', '\u{ff5e}', '\u{1f600}', 'constructor', 'x'.repeat(1000)].map((S) => ({ S })),
  N: ['0', '-1', '1', '-1.5', '10', '9.99', '1e-130', '-9e125', '12345678901234567890.123456789'].map((N) => ({ N })),
  B: ['AA==', 'AAA=', '/w==', '//8=', 'fw==', 'AQID'].map((B) => ({ B })),
};

const scalar: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }).map((S) => ({ S })),
  fc.integer({ min: -1000, max: 1000 }).map((n) => ({ N: String(n) })),
  fc.uint8Array({ maxLength: 5 }).map((bytes) => ({ B: Buffer.from(bytes).toString('base64') })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true }),
  fc.uniqueArray(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((SS) => ({ SS })),
);
const value: fc.Arbitrary<AttributeValue> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((L) => ({ L })),
  fc.dictionary(fc.constantFrom('x', 'y', 'toString'), scalar).map((M) => ({ M })),
);

const attributes = fc.dictionary(fc.constantFrom('a', 'b', 'n', 'constructor'), value);

type Command =
  | { readonly kind: 'put' | 'putAbsent'; readonly key: Item; readonly attributes: Item }
  | { readonly kind: 'delete'; readonly key: Item }
  | { readonly kind: 'set'; readonly key: Item; readonly value: AttributeValue }
  | { readonly kind: 'add'; readonly key: Item; readonly addend: number }
  | { readonly kind: 'batch'; readonly puts: readonly Item[]; readonly deletes: readonly Item[] };

function commands(types: { p: KeyType; s: KeyType }): fc.Arbitrary<Command[]> {
  const key = fc.record({
    p: fc.constantFrom(...keysOf[types.p].slice(0, 3)),
    s: fc.constantFrom(...keysOf[types.s]),
  });
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('put' as const, 'putAbsent' as const), key, attributes }),
      fc.record({ kind: fc.constant('delete' as const), key }),
      fc.record({ kind: fc.constant('set' as const), key, value }),
      fc.record({ kind: fc.constant('add' as const), key, addend: fc.integer({ min: -5, max: 5 }) }),
      fc
        .uniqueArray(key, { selector: (one) => JSON.stringify(one), minLength: 1, maxLength: 4 })
        .map((keys) => ({ kind: 'batch' as const, puts: keys.slice(1), deletes: keys.slice(0, 1) })),
    ),
    { maxLength: 30 },
  );
}

/** The table as a plain map, by the key's canonical text. */
class Model {
  readonly items = new Map<string, Item>();

  apply(command: Command): 'done' | 'refused' {
    if (command.kind === 'batch') {
      for (const key of command.puts) this.items.set(nameOf(key), key);
      for (const key of command.deletes) this.items.delete(nameOf(key));
      return 'done';
    }
    const name = nameOf(command.key);
    const old = this.items.get(name);
    switch (command.kind) {
      case 'put':
      case 'putAbsent':
        if (command.kind === 'putAbsent' && old) return 'refused';
        this.items.set(name, { ...command.attributes, ...command.key });
        return 'done';
      case 'delete':
        this.items.delete(name);
        return 'done';
      case 'set':
        this.items.set(name, { ...(old ?? command.key), a: command.value });
        return 'done';
      case 'add': {
        const before = old?.n ?? { N: '0' };
        if (!('N' in before)) return 'refused';
        const sum = { N: String(Number(before.N) + command.addend) };
        this.items.set(name, { ...(old ?? command.key), n: sum });
        return 'done';
      }
    }
  }

  partition(p: AttributeValue): readonly Item[] {
    return [...this.items.values()]
      .filter((item) => nameOf({ p: item.p ?? p }) === nameOf({ p }))
      .sort((left, right) => (left.s && right.s && compareValues(left.s, right.s)) ?? 0);
  }
}

function nameOf(key: Item): string {
  return JSON.stringify([key.p, key.s].map((part) => part && ('N' in part ? Number(part.N) : part)));
}

/** One table of a fixture. */
interface Subject {
  readonly call: Fixture['call'];
  readonly TableName: string;
  readonly stream: ShardedStream;
}

async function carryOut({ call, TableName }: Subject, command: Command): Promise<'done' | 'refused'> {
  try {
    await call(...request(TableName, command));
    return 'done';
  } catch (error) {
    if (error instanceof AwsError) return 'refused';
    throw error;
  }
}

function request(TableName: string, command: Command): [operation: string, input: object] {
  switch (command.kind) {
    case 'put':
    case 'putAbsent':
      return [
        'PutItem',
        {
          TableName,
          Item: { ...command.attributes, ...command.key },
          ...(command.kind === 'putAbsent' && { ConditionExpression: 'attribute_not_exists(p)' }),
        },
      ];
    case 'delete':
      return ['DeleteItem', { TableName, Key: command.key }];
    case 'set':
      return [
        'UpdateItem',
        {
          TableName,
          Key: command.key,
          UpdateExpression: 'SET a = :a',
          ExpressionAttributeValues: { ':a': command.value },
        },
      ];
    case 'add':
      return [
        'UpdateItem',
        {
          TableName,
          Key: command.key,
          UpdateExpression: 'ADD n :n',
          ExpressionAttributeValues: { ':n': { N: String(command.addend) } },
        },
      ];
    case 'batch':
      return [
        'BatchWriteItem',
        {
          RequestItems: {
            [TableName]: [
              ...command.puts.map((Item) => ({ PutRequest: { Item } })),
              ...command.deletes.map((Key) => ({ DeleteRequest: { Key } })),
            ],
          },
        },
      ];
  }
}

/** Reads a partition page by page. */
async function readAll(
  { call, TableName }: Subject,
  p: AttributeValue,
  options: { limit: number; forward: boolean },
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await call('Query', {
      TableName,
      KeyConditionExpression: 'p = :p',
      ExpressionAttributeValues: { ':p': p },
      ScanIndexForward: options.forward,
      Limit: options.limit,
      ...(start && { ExclusiveStartKey: start }),
    });
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return options.forward ? items : items.reverse();
}

/** Numbers as values, so that `1e1` and `10` are the same. */
function comparable(items: readonly Item[]): unknown {
  return items.map(({ p, s, ...rest }) => ({ key: p && s && nameOf({ p, s }), rest }));
}

/** The table as its stream tells it. */
function replayed(stream: ShardedStream): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const event of eventsOf(stream)) {
    const { Keys, NewImage, OldImage } = event.dynamodb as { Keys: Item; NewImage?: Item; OldImage?: Item };
    const name = nameOf(Keys);
    expect(OldImage).toEqual(items.get(name));
    if (NewImage) items.set(name, NewImage);
    else items.delete(name);
  }
  return items;
}

describe('A table', () => {
  it.each<{ p: KeyType; s: KeyType }>([
    { p: 'S', s: 'S' },
    { p: 'N', s: 'N' },
    { p: 'B', s: 'B' },
  ])('of keys $p and $s behaves like a sorted map, and its stream replays to the same', async (types) => {
    const fixture = await startDynamoDb([]);
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(commands(types), fc.integer({ min: 1, max: 5 }), fc.boolean(), async (list, limit, forward) => {
        const subject = await newTable(fixture, `table${tables++}`, types);
        const model = new Model();
        for (const command of list) expect(await carryOut(subject, command)).toBe(model.apply(command));
        for (const p of keysOf[types.p].slice(0, 3)) {
          const read = await readAll(subject, p, { limit, forward });
          expect(comparable(read)).toEqual(comparable(model.partition(p)));
        }
        expect(comparable([...replayed(subject.stream).values()].sort(byName))).toEqual(
          comparable([...model.items.values()].sort(byName)),
        );
      }),
      { numRuns: 40 },
    );
  });
});

async function newTable(fixture: Fixture, TableName: string, types: { p: KeyType; s: KeyType }): Promise<Subject> {
  const { streamArn } = await fixture.dynamodb.createTable({
    name: TableName,
    keySchema: { partition: { name: 'p', type: types.p }, sort: { name: 's', type: types.s } },
    streamViewType: 'NEW_AND_OLD_IMAGES',
  });
  return { call: fixture.call, TableName, stream: fixture.dynamodb.stream(streamArn ?? '') };
}

function byName(left: Item, right: Item): number {
  return nameOf(left) < nameOf(right) ? -1 : 1;
}
