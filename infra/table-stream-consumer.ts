import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { allow } from './allow.ts';
import { FailureQueue } from './failure-queue.ts';
import type { NodeFunction } from './node-function.ts';

export interface TableStreamConsumerProps {
  readonly table: TableV2;
  readonly consumer: NodeFunction;
  readonly batchSize: number;
  /** Batches of one shard worked on side by side, in order per item; 1..10. */
  readonly parallelizationFactor: number;
  /** Other records never reach the function and cost nothing. */
  readonly eventNames: readonly ('INSERT' | 'MODIFY' | 'REMOVE')[];
  /** How often a failing batch is tried again, halved each time, before what fails in it is set aside. */
  readonly retryAttempts: number;
  /** Who is hurt when records are set aside, or when the function falls behind. */
  readonly whoIsHurt: string;
}

/** Records older than this are set aside, well before the stream itself forgets them after 24 hours. */
const recordAgeHoursMax = 12;
/** A function this far behind no longer serves anybody in time. */
const iteratorAgeMsMax = 60_000;

/**
 * Lets a function read a table's stream: partial failures, halving of failing batches, and a queue for what is given up, so
 * that no record can hold up those behind it.
 */
export class TableStreamConsumer extends Construct {
  /** Where the records go that are given up. */
  readonly setAside: FailureQueue;

  constructor(scope: Construct, id: string, props: TableStreamConsumerProps) {
    super(scope, id);
    const { table, consumer } = props;
    this.setAside = new FailureQueue(this, 'SetAside', { whoIsHurt: props.whoIsHurt });
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new Error(`Table "${table.node.id}" has no stream for "${id}" to read.`);

    const grant = allow(
      consumer,
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      streamArn,
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      parallelizationFactor: props.parallelizationFactor,
      filters: [{ pattern: JSON.stringify({ eventName: props.eventNames }) }],
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: props.retryAttempts,
      maxRecordAge: Duration.hours(recordAgeHoursMax),
      onFailure: this.setAside,
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
