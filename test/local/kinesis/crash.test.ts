import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answeredUntilKilled } from '../killed-process.ts';
import { KinesisFixture } from './fixture.ts';

describe('Kinesis', () => {
  it('has every answered record after kill -9 under load, each once and in the order of its key', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'kinesis-crash-'));
    const answered: string[] = [];
    for (const label of ['first', 'second', 'third']) {
      const script = path.join(import.meta.dirname, 'crash-writer.ts');
      answered.push(...(await answeredUntilKilled(script, [directory, label], 1_200)));
    }
    const fixture = new KinesisFixture(directory);
    const stream = await fixture.create({ Name: 'events', StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    const stored: string[] = [];
    const sequence: string[] = [];
    for (const shardId of stream.shardIds) {
      for (const record of stream.read(shardId, { after: undefined, limit: 1_000_000 })) {
        const event = record.toEventRecord() as { kinesis: { data: string }; eventID: string };
        stored.push(Buffer.from(event.kinesis.data, 'base64').toString());
        sequence.push(event.eventID);
      }
    }
    expect(new Set(sequence).size).toBe(sequence.length);
    const known = new Set(stored);
    expect(known.size).toBe(stored.length);
    expect(answered.filter((text) => !known.has(text))).toEqual([]);
    const next = new Map<string, number>();
    for (const text of stored) {
      const [, producer = '', index] = /^(.*)-(\d+)$/.exec(text) ?? [];
      expect(Number(index)).toBe(next.get(producer) ?? 0);
      next.set(producer, Number(index) + 1);
    }
    await fixture.destroy();
  });
});
