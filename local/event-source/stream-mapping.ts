import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { Checkpoints, earliest, type Marks } from './checkpoint.ts';
import type { Discard } from './failure-record.ts';
import type { RecordFilter } from './filter-criteria.ts';
import { ShardConsumer } from './shard-consumer.ts';
import type { ShardedStream } from './sharded-stream.ts';
import type { FunctionAnswer, StartingPosition, StreamSettings } from './stream-settings.ts';

export interface StreamMappingOptions {
  readonly stream: ShardedStream;
  readonly settings: StreamSettings;
  readonly filter: RecordFilter | undefined;
  /** Members that the mapping adds to every record of the event. */
  readonly recordMembers: Readonly<Record<string, unknown>>;
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly invoke: (payload: () => string) => Promise<FunctionAnswer>;
  readonly discard: (discard: Discard) => Promise<void>;
  readonly onTrouble: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** Feeds one function from one stream: each shard by itself, from its checkpoint on. */
export class StreamMapping {
  readonly #options: StreamMappingOptions;
  readonly #consumers: ReadonlyMap<string, ShardConsumer>;
  #unsubscribe: (() => void) | undefined;

  private constructor(options: StreamMappingOptions, consumers: ReadonlyMap<string, ShardConsumer>) {
    this.#options = options;
    this.#consumers = consumers;
  }

  /** Finds the checkpoints, or lays them down where the starting position says: from then on they are all that counts. */
  static async open(options: StreamMappingOptions): Promise<StreamMapping> {
    const { stream, settings, store } = options;
    const checkpoints = new Checkpoints(store, { mappingId: settings.mappingId, streamArn: stream.arn });
    const consumers = new Map<string, ShardConsumer>();
    for (const shardId of stream.shardIds) {
      const known = checkpoints.load(shardId);
      const marks = known
        ? fitToLanes(known, settings.parallelizationFactor)
        : repeat(startOf(stream, shardId, settings.startingPosition), settings.parallelizationFactor);
      if (!known) await checkpoints.save(shardId, marks);
      consumers.set(shardId, new ShardConsumer({ ...options, shardId, checkpoints, marks }));
    }
    return new StreamMapping(options, consumers);
  }

  start(): void {
    this.#unsubscribe = this.#options.stream.onRecords((shardId) => this.#consumers.get(shardId)?.wake());
    for (const consumer of this.#consumers.values()) consumer.wake();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await Promise.all([...this.#consumers.values()].map((consumer) => consumer.stop()));
  }
}

/** With another number of lanes, keys are spread differently: everything after the last common mark comes again. */
function fitToLanes(marks: Marks, lanes: number): Marks {
  return marks.length === lanes ? marks : repeat(earliest(marks), lanes);
}

function repeat(mark: string | undefined, lanes: number): Marks {
  return Array.from({ length: lanes }, () => mark ?? null);
}

const searchMax = 1_000;

/** The record after which a new mapping begins; undefined: before the first. */
function startOf(stream: ShardedStream, shardId: string, position: StartingPosition): string | undefined {
  switch (position.kind) {
    case 'TRIM_HORIZON':
      return undefined;
    case 'LATEST':
      return stream.latest(shardId);
    case 'AT_TIMESTAMP': {
      let after: string | undefined;
      for (;;) {
        const records = stream.read(shardId, { after, limit: searchMax });
        for (const record of records) {
          if (record.approximateArrivalMs >= position.timestampMs) return after;
          after = record.sequenceNumber;
        }
        if (records.length < searchMax) return after;
      }
    }
  }
}
