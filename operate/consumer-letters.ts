import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  InvalidArgumentException,
  type _Record as StreamRecord,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import type { Deployment } from './deployment.ts';
import { jsonOrNull } from './json.ts';

/** The consumers of the event stream whose letters can be put back: where those lie, and which events the consumer reads. */
export const consumers: ReadonlyMap<string, { readonly queue: string; readonly eventTypes: readonly string[] }> =
  new Map([['customer-totals', { queue: 'OrdersCustomerTotalsEventsSetAside', eventTypes: ['order.accepted'] }]]);

/** https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html */
const letterSchema = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  KinesisBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    streamArn: z.string(),
  }),
});

type Letter = z.output<typeof letterSchema>;

/** Records handed to the consumer at once; a read may find more than the batch that failed had. */
const recordsAtOnce = 100;

type Clients = Pick<Deployment, 'kinesis' | 'lambda'>;

/**
 * Reads the events that a letter names from the stream once more, and hands them to the consumer that gave them up: to it alone, so
 * that no other hears of anything twice.
 * @returns false when the letter has to stay: it names no events, the stream has forgotten them, or the consumer fails again.
 */
export async function handBack(clients: Clients, text: string, eventTypes: readonly string[]): Promise<boolean> {
  const parsed = letterSchema.safeParse(jsonOrNull(text));
  if (!parsed.success) return refuse(`This letter names no events of a stream: ${text}`);
  const letter = parsed.data;
  const { shardId, startSequenceNumber: start } = letter.KinesisBatchInfo;
  const records = await readBatch(clients.kinesis, letter);
  if (records[0]?.SequenceNumber !== start) {
    return refuse(`The stream no longer has record ${start} of ${shardId}: it keeps events for three days.`);
  }
  const wanted = records.filter(({ Data }) => eventTypes.includes(typeOf(Data)));
  for (let from = 0; from < wanted.length; from += recordsAtOnce) {
    const failure = await hand(clients.lambda, letter, wanted.slice(from, from + recordsAtOnce));
    if (failure !== null) return refuse(`${letter.requestContext.functionArn} fails again: ${failure}`);
  }
  console.log(`${wanted.length} events of ${shardId} from ${start} on are handed back.`);
  return true;
}

/** Empty when the stream has forgotten where the letter's records begin. */
async function readBatch(kinesis: KinesisClient, { KinesisBatchInfo: batch }: Letter): Promise<StreamRecord[]> {
  const records: StreamRecord[] = [];
  let iterator = await iteratorAt(kinesis, batch);
  while (iterator !== undefined) {
    const page = await kinesis.send(new GetRecordsCommand({ ShardIterator: iterator, StreamARN: batch.streamArn }));
    for (const record of page.Records ?? []) {
      if (BigInt(record.SequenceNumber ?? '') > BigInt(batch.endSequenceNumber)) return records;
      records.push(record);
    }
    if (page.MillisBehindLatest === 0) return records;
    iterator = page.NextShardIterator;
  }
  return records;
}

async function iteratorAt(kinesis: KinesisClient, batch: Letter['KinesisBatchInfo']): Promise<string | undefined> {
  try {
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({
        StreamARN: batch.streamArn,
        ShardId: batch.shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        StartingSequenceNumber: batch.startSequenceNumber,
      }),
    );
    return ShardIterator;
  } catch (error) {
    if (error instanceof InvalidArgumentException) return undefined;
    throw error;
  }
}

const answerSchema = z.object({ batchItemFailures: z.array(z.unknown()).optional() }).nullable();

/** What went wrong; null when nothing did. */
async function hand(lambda: LambdaClient, letter: Letter, records: readonly StreamRecord[]): Promise<string | null> {
  const { functionArn } = letter.requestContext;
  const event = { Records: records.map((record) => eventRecord(letter, record)) };
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: functionArn, Payload: JSON.stringify(event) }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  if (FunctionError !== undefined) return answer;
  const failures = answerSchema.parse(jsonOrNull(answer))?.batchItemFailures ?? [];
  return failures.length > 0 ? `${failures.length} events are not taken` : null;
}

/** As the event source mapping tells a record: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
function eventRecord({ KinesisBatchInfo: { shardId, streamArn } }: Letter, record: StreamRecord): object {
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: record.PartitionKey,
      sequenceNumber: record.SequenceNumber,
      data: Buffer.from(record.Data ?? []).toString('base64'),
      approximateArrivalTimestamp: (record.ApproximateArrivalTimestamp?.getTime() ?? 0) / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${record.SequenceNumber}`,
    eventName: 'aws:kinesis:record',
    eventSourceARN: streamArn,
  };
}

const typeSchema = z.object({ type: z.string() });

function typeOf(data: Uint8Array | undefined): string {
  const event = typeSchema.safeParse(jsonOrNull(Buffer.from(data ?? []).toString()));
  return event.success ? event.data.type : '';
}

function refuse(message: string): false {
  console.error(message);
  return false;
}
