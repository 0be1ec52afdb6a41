import { Duration } from 'aws-cdk-lib';
import type { Stream } from 'aws-cdk-lib/aws-kinesis';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { allow } from './allow.ts';
import { FailureQueue } from './failure-queue.ts';
import type { NodeFunction } from './node-function.ts';

export interface EventStreamConsumerProps {
  readonly stream: Stream;
  readonly consumer: NodeFunction;
  readonly batchSize: number;
  /** How late an event may be for the sake of a fuller batch; whole seconds. */
  readonly batchingWindowSeconds: number;
  /** Batches of one shard worked on side by side, in order per contract; 1..10. */
  readonly parallelizationFactor: number;
  /** Other events never reach the function and cost nothing. */
  readonly eventTypes: readonly string[];
  /** How often what fails is tried again before it is set aside. */
  readonly retryAttempts: number;
  /** Who is hurt when events are set aside, or when the function falls behind. */
  readonly whoIsHurt: string;
}

/** Events older than this are set aside, well before the stream itself forgets them. */
const eventAgeHoursMax = 48;
/** A function this far behind no longer serves anybody in time. */
const iteratorAgeMsMax = 60_000;

/**
 * Lets a function read the event stream: partial failures, halving of failing batches, and a queue for what is given up, so
 * that no event holds up those behind it.
 */
export class EventStreamConsumer extends Construct {
  constructor(scope: Construct, id: string, props: EventStreamConsumerProps) {
    super(scope, id);
    const { stream, consumer } = props;
    const grant = allow(
      consumer,
      [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
      ],
      stream.streamArn,
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: stream.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      maxBatchingWindow: Duration.seconds(props.batchingWindowSeconds),
      parallelizationFactor: props.parallelizationFactor,
      filters: [{ pattern: JSON.stringify({ data: { type: props.eventTypes } }) }],
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: props.retryAttempts,
      maxRecordAge: Duration.hours(eventAgeHoursMax),
      onFailure: new FailureQueue(this, 'SetAside', { whoIsHurt: props.whoIsHurt }),
    });
    grant.applyBefore(mapping);

    alarm(this, 'Behind', {
      metric: consumer.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      above: iteratorAgeMsMax,
      periods: 3,
      whoIsHurt: props.whoIsHurt,
    });
  }
}
