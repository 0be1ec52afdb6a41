import { once } from 'node:events';
import { SqsFixture } from './fixture.ts';

/**
 * Sends, receives and deletes until it is killed. Writes `sent <id>` when a send was answered, `deleting <id>` before a
 * delete is asked for and `deleted <id>` when it was answered.
 */
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Usage: crash-writer <directory>');
const senders = 8;
const receivers = 2;

const fixture = new SqsFixture(directory);
await fixture.create('work');

async function tell(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function send(): Promise<never> {
  for (;;) {
    const { MessageId } = await fixture.send('work', 'body');
    await tell(`sent ${MessageId}`);
  }
}

async function receive(): Promise<never> {
  for (;;) {
    for (const { MessageId, ReceiptHandle } of await fixture.receive('work', {
      MaxNumberOfMessages: 2,
      WaitTimeSeconds: 20,
    })) {
      await tell(`deleting ${MessageId}`);
      await fixture.call('DeleteMessage', 'work', { ReceiptHandle });
      await tell(`deleted ${MessageId}`);
    }
  }
}

await Promise.all([...Array.from({ length: senders }, send), ...Array.from({ length: receivers }, receive)]);
