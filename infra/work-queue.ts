import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { alarm } from './alarm.ts';

/** SQS keeps a message at most 14 days: as long as an operator may need. */
const retention = Duration.days(14);

const protections = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: retention };

export interface DeadLetterQueueProps {
  readonly whoIsHurt: string;
}

/** Where work ends up that nothing automatic will take up again. One message in it calls an operator. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id, protections);
    alarm(this, 'NotEmpty', {
      metric: this.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      above: 0,
      whoIsHurt: props.whoIsHurt,
    });
  }
}

export interface WorkQueueProps {
  /** At least six times the consumer's timeout, as AWS advises. */
  readonly visibilityTimeoutSeconds: number;
  /** How often a message is handed out before it is a dead letter. */
  readonly receiveCountMax: number;
  readonly whoIsHurt: string;
}

/** A queue that a function works off; what it gives up on goes to its own dead letters. */
export class WorkQueue extends Queue {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    const deadLetters = new DeadLetterQueue(scope, `${id}DeadLetters`, { whoIsHurt: props.whoIsHurt });
    super(scope, id, {
      ...protections,
      visibilityTimeout: Duration.seconds(props.visibilityTimeoutSeconds),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: props.receiveCountMax },
    });
    this.deadLetters = deadLetters;
  }
}
