import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, KinesisFixture, type ReadAnswer } from './fixture.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** What one producer does with its key: batches, one after another. */
const producer = fc.record({
  key: fc.constantFrom(...keys),
  batches: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
});

describe('Kinesis', () => {
  it('keeps every record and the order of each key, however producers and readers interleave', async () => {
    const fixture = new KinesisFixture();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(producer, { selector: ({ key }) => key, minLength: 1, maxLength: keys.length }),
        fc.integer({ min: 1, max: 5 }),
        async (producers, limit) => {
          const name = `stream-${run++}`;
          const stream = await fixture.create({ Name: name, ShardCount: 3 });
          const heard = new Map<string, string[]>();
          // A mapping reads as soon as it is told, from where it stood.
          stream.onRecords((shardId) => {
            const sequence = heard.get(shardId) ?? [];
            const more = stream.read(shardId, { after: sequence.at(-1), limit: 1_000 });
            heard.set(shardId, [...sequence, ...more.map((record) => record.sequenceNumber)]);
          });
          await Promise.all(producers.map((one) => produce(fixture, name, one)));
          for (const shardId of stream.shardIds) {
            const read = await readAll(fixture, { name, shardId, limit });
            const sequence = read.map((record) => record.SequenceNumber);
            expect(sequence).toEqual([...new Set(sequence)].sort());
            expect(heard.get(shardId) ?? []).toEqual(sequence);
            for (const { key, batches } of producers) {
              const texts = read.filter((record) => record.PartitionKey === key).map((record) => record.Data);
              const count = batches.reduce((sum, size) => sum + size, 0);
              // A key lies in one shard whole.
              if (texts.length > 0)
                expect(texts).toEqual(Array.from({ length: count }, (_, index) => base64(`${index}`)));
            }
          }
          const total = [...heard.values()].reduce((sum, sequence) => sum + sequence.length, 0);
          expect(total).toBe(producers.flatMap(({ batches }) => batches).reduce((sum, size) => sum + size, 0));
        },
      ),
      { numRuns: 40 },
    );
    await fixture.destroy();
  });
});

async function produce(
  fixture: KinesisFixture,
  StreamName: string,
  { key, batches }: { readonly key: string; readonly batches: readonly number[] },
): Promise<void> {
  let next = 0;
  for (const size of batches) {
    const Records = Array.from({ length: size }, () => ({ PartitionKey: key, Data: base64(`${next++}`) }));
    await fixture.call('PutRecords', { StreamName, Records });
  }
}

async function readAll(
  fixture: KinesisFixture,
  { name, shardId, limit }: { readonly name: string; readonly shardId: string; readonly limit: number },
): Promise<ReadAnswer['Records']> {
  const start = { StreamName: name, ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' };
  let { ShardIterator } = await fixture.call<{ ShardIterator: string }>('GetShardIterator', start);
  const records: ReadAnswer['Records'][number][] = [];
  for (;;) {
    const page = await fixture.call<ReadAnswer>('GetRecords', { ShardIterator, Limit: limit });
    if (page.Records.length === 0) return records;
    records.push(...page.Records);
    ShardIterator = page.NextShardIterator;
  }
}
