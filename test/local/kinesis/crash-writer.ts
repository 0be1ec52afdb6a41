import { once } from 'node:events';
import { KinesisFixture } from './fixture.ts';

/** Puts records until it is killed, and writes each answered one's data to its output, one a line. */
const [directory, label] = process.argv.slice(2);
if (directory === undefined || label === undefined) throw new Error('Usage: crash-writer <directory> <label>');
const producers = 8;
const batch = 10;

const fixture = new KinesisFixture(directory);
await fixture.create({ Name: 'events', StreamModeDetails: { StreamMode: 'ON_DEMAND' } });

async function produce(producer: number): Promise<never> {
  for (let round = 0; ; round++) {
    const texts = Array.from({ length: batch }, (_, index) => `${label}-${producer}-${round * batch + index}`);
    await fixture.call('PutRecords', {
      StreamName: 'events',
      Records: texts.map((text) => ({
        PartitionKey: `${label}-${producer}`,
        Data: Buffer.from(text).toString('base64'),
      })),
    });
    if (!process.stdout.write(texts.map((text) => `${text}\n`).join(''))) await once(process.stdout, 'drain');
  }
}

await Promise.all(Array.from({ length: producers }, (_, producer) => produce(producer)));
