import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { alarm } from './alarm.ts';
import { allow } from './allow.ts';
import { constructName, type ExternalService } from './external-services.ts';
import type { NodeFunction } from './node-function.ts';
import { WorkQueue } from './work-queue.ts';

/**
 * A breaker's pause and the probe that others make (28 s), then asking and registering, with time to spare. SQS wants a queue's
 * visibility timeout to outlast its consumer: six times this one.
 */
export const retryTimeoutSeconds = 90;
/** So many registrations that wait for one service, for so long, are no hiccup. */
const waitingMax = 1_000;
const waitingMinutesMax = 15;

/** An external service with what this deployment gives it. */
export class ServiceConnection {
  readonly service: ExternalService;
  readonly retries: WorkQueue;
  readonly #url: CfnParameter;
  readonly #secret: Secret;

  constructor(stack: Stack, service: ExternalService, secret: Secret) {
    this.service = service;
    this.#secret = secret;
    this.#url = new CfnParameter(stack, service.urlParameter, {
      description: `Address of the ${service.name} service, without a slash at its end.`,
      allowedPattern: '^https?://[^/]+(/.*[^/])?$',
    });
    const id = `${constructName(service)}Retries`;
    this.retries = new WorkQueue(stack, id, {
      visibilityTimeoutSeconds: 6 * retryTimeoutSeconds,
      // The function itself counts attempts and delays them; this only catches a function that fails as a whole.
      receiveCountMax: 5,
      whoIsHurt:
        `Clients whose receipts wait for ${service.name}: registering was given up, and goes on only when an operator ` +
        `redrives. See whether the service is well, then npm run redrive -- --service ${service.name}.`,
    });
    alarm(this.retries, 'Waiting', {
      metric: this.#waiting(),
      above: waitingMax,
      periods: waitingMinutesMax,
      whoIsHurt:
        `Clients whose receipts stay PENDING: more than ${waitingMax} registrations wait for ${service.name}. It is slow, ` +
        'limits us or is down; they go on by themselves when it is back.',
    });
  }

  /** The variables by which a function that calls the service finds it. */
  get variables(): Readonly<Record<string, string>> {
    const prefix = this.service.name.toUpperCase();
    return {
      ...this.queueVariables,
      [`${prefix}_URL`]: this.#url.valueAsString,
      [`${prefix}_SECRET_ARN`]: this.#secret.secretArn,
    };
  }

  get queueVariables(): Readonly<Record<string, string>> {
    const prefix = this.service.name.toUpperCase();
    return {
      [`${prefix}_RETRY_QUEUE_URL`]: this.retries.queueUrl,
      [`${prefix}_DEAD_LETTER_QUEUE_URL`]: this.retries.deadLetters.queueUrl,
    };
  }

  /** Lets a function call the service and put off what is not settled. */
  allowCalls(target: NodeFunction): void {
    this.allowRetries(target);
    allow(target, ['secretsmanager:GetSecretValue'], this.#secret.secretArn);
  }

  /** Lets a function give up what has been tried often enough: a first attempt is never the last. */
  allowGivingUp(target: NodeFunction): void {
    allow(target, ['sqs:SendMessage'], this.retries.deadLetters.queueArn);
  }

  allowRetries(target: NodeFunction): void {
    allow(target, ['sqs:SendMessage'], this.retries.queueArn);
  }

  #waiting(): MathExpression {
    const period = Duration.minutes(1);
    const options = { period, statistic: 'Maximum' };
    return new MathExpression({
      expression: 'visible + delayed',
      period,
      usingMetrics: {
        visible: this.retries.metricApproximateNumberOfMessagesVisible(options),
        delayed: this.retries.metricApproximateNumberOfMessagesDelayed(options),
      },
    });
  }
}
