import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { crashTable } from './crash-table.ts';
import { eventsOf, recordsOf, startDynamoDb, temporaryDirectory } from './dynamodb-fixture.ts';

const writer = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));

/** What the writer was answered, until it was killed after so many answers. */
async function answersUntilKilled(directory: string, round: number, answersMin: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, directory, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const answers: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(line);
    if (answers.length === answersMin) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return answers;
}

describe('A process that is killed under load', () => {
  it('has lost nothing that was answered, neither item nor stream record', async () => {
    const directory = temporaryDirectory();
    const puts = new Set<string>();
    let adds = 0;
    for (const [round, answersMin] of [500, 1_777, 3_000].entries()) {
      for (const answer of await answersUntilKilled(directory, round, answersMin)) {
        if (answer.startsWith('put ')) puts.add(answer);
        if (answer === 'add') adds++;
      }
    }

    const { call, streams } = await startDynamoDb([crashTable], directory);
    const count = await call('GetItem', { TableName: 'crash', Key: { p: { S: 'count' }, s: { N: '0' } } });
    const tally = count.Item?.tally && 'N' in count.Item.tally ? Number(count.Item.tally.N) : 0;
    expect(tally).toBeGreaterThanOrEqual(adds);

    const stored = new Set<string>();
    let start: unknown;
    do {
      const page = await call('Scan', { TableName: 'crash', ...(start !== undefined && { ExclusiveStartKey: start }) });
      for (const item of page.Items ?? []) stored.add(nameOf(item));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    expect([...puts].filter((put) => !stored.has(put))).toEqual([]);

    const events = eventsOf(streams.get('crash'));
    const inserted = events.filter(({ eventName }) => eventName === 'INSERT').map(({ dynamodb }) => nameOf(dynamodb));
    // Every item has exactly one record of its birth, and every change of the tally one of its own.
    expect(inserted.toSorted()).toEqual([...stored].toSorted());
    expect(events.filter(({ eventName }) => eventName === 'MODIFY')).toHaveLength(tally - 1);
    const sequences = recordsOf(streams.get('crash')).map(({ sequenceNumber }) => sequenceNumber);
    expect(new Set(sequences).size).toBe(sequences.length);
  });
});

function nameOf(itemOrChange: unknown): string {
  const change = itemOrChange as { Keys?: unknown };
  const { p, s } = (change.Keys ?? itemOrChange) as { p: { S: string }; s: { N: string } };
  return `put ${p.S} ${s.N}`;
}
