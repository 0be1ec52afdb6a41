/** A stream as event source mappings read it: DynamoDB Streams and Kinesis both look like this. */
export interface ShardedStream {
  readonly arn: string;
  readonly eventSource: 'aws:dynamodb' | 'aws:kinesis';
  /** Every shard; the list stays the same while the stream is open. */
  readonly shardIds: readonly string[];
  /** Records in order, strictly after `after` (from the oldest kept one when it is undefined), at most `limit`. */
  read(shardId: string, options: { after: string | undefined; limit: number }): readonly StreamRecord[];
  /** The sequence number of the newest record, where a `LATEST` reader begins; undefined while the shard is empty. */
  latest(shardId: string): string | undefined;
  /** Calls back after every commit that added records, within the same turn. Returns the unsubscribe function. */
  onRecords(listener: (shardId: string) => void): () => void;
}

export interface StreamRecord {
  /** Decimal digits of fixed length, so that text order is stream order. */
  readonly sequenceNumber: string;
  /** What keeps order under a parallelization factor: the item's key, or Kinesis's partition key. */
  readonly orderKey: string;
  readonly approximateArrivalMs: number;
  /** The record as it stands in the event that Lambda receives (`Records[i]`), without `eventSourceARN`. */
  toEventRecord(): Record<string, unknown>;
  /**
   * The same as JSON: a stream that keeps its records as such need not parse them. `members` are further members of the record,
   * as JSON without the braces; there is at least one.
   */
  toEventJson(members: string): string;
}
