import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { Kinesis } from '../../../local/kinesis/kinesis.ts';
import { kinesisResources } from '../../../local/kinesis/resource.ts';
import type { Stream } from '../../../local/kinesis/stream.ts';
import { Store } from '../../../local/store/store.ts';

export const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

/** The service over a directory of its own, as a start of the runtime would build it. */
export class KinesisFixture {
  readonly clock: AdjustableClock;
  readonly activity = new Activity();
  readonly directory: string;
  readonly store: Store;
  readonly kinesis: Kinesis;

  constructor(directory = mkdtempSync(path.join(tmpdir(), 'kinesis-')), clock = new AdjustableClock()) {
    this.directory = directory;
    this.clock = clock;
    this.store = Store.open(directory);
    this.kinesis = new Kinesis({ store: this.store, clock, environment, activity: this.activity });
  }

  /** Creates the stream through its resource type, with the properties of a template. */
  async create(properties: Record<string, unknown>): Promise<Stream> {
    const type = this.resourceType();
    const created = await type.create({
      stackName: 'Stack',
      logicalId: 'Stream',
      physicalName: 'Stack-Stream',
      properties: type.properties.parse(properties),
    });
    return this.kinesis.stream(created.attributes?.['Arn'] ?? '');
  }

  resourceType(): ResourceType {
    const [type] = kinesisResources(this.kinesis);
    if (!type) throw new Error('There is no resource type.');
    return type;
  }

  /** Calls the service; the answer is what AWS's JSON says, read by the test as it knows it. */

  async call<Answer>(operation: string, input: unknown): Promise<Answer> {
    this.kinesis.permissions(operation, input);
    return (await this.kinesis.execute(operation, input)) as Answer;
  }

  async stop(): Promise<void> {
    await this.kinesis.close();
    await this.store.close();
  }

  /** The same data, opened again. */
  async restart(): Promise<KinesisFixture> {
    await this.stop();
    return new KinesisFixture(this.directory, this.clock);
  }

  async destroy(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export interface ReadAnswer {
  readonly Records: readonly {
    readonly SequenceNumber: string;
    readonly ApproximateArrivalTimestamp: number;
    readonly Data: string;
    readonly PartitionKey: string;
  }[];
  readonly NextShardIterator: string;
  readonly MillisBehindLatest: number;
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
