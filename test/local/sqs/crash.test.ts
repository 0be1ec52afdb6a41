import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answeredUntilKilled } from '../killed-process.ts';
import { queueArn, SqsFixture } from './fixture.ts';

describe('SQS', () => {
  it('has every answered message after kill -9 under load, and none that was deleted', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'sqs-crash-'));
    const said = { sent: new Set<string>(), deleting: new Set<string>(), deleted: new Set<string>() };
    for (let round = 0; round < 3; round++) {
      const script = path.join(import.meta.dirname, 'crash-writer.ts');
      for (const line of await answeredUntilKilled(script, [directory], 1_200)) {
        const [, what, id = ''] = /^(sent|deleting|deleted) (.+)$/.exec(line) ?? [];
        if (what === 'sent' || what === 'deleting' || what === 'deleted') said[what].add(id);
      }
    }
    const fixture = new SqsFixture(directory);
    await fixture.create('work');
    const messages = await fixture.sqs.queue(queueArn('work')).receive(100_000);
    const found = messages.map((message) => message.messageId);
    const known = new Set(found);
    expect(known.size).toBe(found.length);
    expect([...said.sent].filter((id) => !known.has(id) && !said.deleting.has(id))).toEqual([]);
    expect([...said.deleted].filter((id) => known.has(id))).toEqual([]);
    expect(said.deleted.size).toBeGreaterThan(0);
    await fixture.destroy();
  });
});
