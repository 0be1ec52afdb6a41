import { Validations } from 'aws-cdk-lib';
import type { DlqDestinationConfig, IEventSourceDlq, IEventSourceMapping, IFunction } from 'aws-cdk-lib/aws-lambda';
import { allow } from './allow.ts';
import { DeadLetterQueue } from './work-queue.ts';

/** The failure destination of an event source mapping, with the one action that it needs. */
export class FailureQueue extends DeadLetterQueue implements IEventSourceDlq {
  constructor(...of: ConstructorParameters<typeof DeadLetterQueue>) {
    super(...of);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is where failed records end up; the rule knows only queues of queues as dead letters.',
    });
  }

  bind(_target: IEventSourceMapping, handler: IFunction): DlqDestinationConfig {
    allow(handler, ['sqs:SendMessage'], this.queueArn);
    return { destination: this.queueArn };
  }
}
