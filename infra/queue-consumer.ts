import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { NodeFunction } from './node-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface QueueConsumerProps {
  readonly queue: WorkQueue;
  readonly consumer: NodeFunction;
  readonly batchSize: number;
  /** Batches at a time. */
  readonly concurrencyMax: number;
}

/** Lets a function work off a queue; it reports what failed, and only that comes back. */
export class QueueConsumer extends Construct {
  constructor(scope: Construct, id: string, { queue, consumer, batchSize, concurrencyMax }: QueueConsumerProps) {
    super(scope, id);
    const grant = allow(
      consumer,
      ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      queue.queueArn,
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer,
      eventSourceArn: queue.queueArn,
      batchSize,
      maxConcurrency: concurrencyMax,
      reportBatchItemFailures: true,
    });
    grant.applyBefore(mapping);
  }
}
