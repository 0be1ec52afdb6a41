import type { Activity } from '../activity.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsService, Permission, Principal } from '../aws/service.ts';
import type { Clock } from '../clock.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import { decide, type Decision, type Policy } from '../iam/policy.ts';
import type { Meter } from '../meter/meter.ts';
import type { Store } from '../store/store.ts';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './change-message.ts';
import { listQueues } from './list-queues.ts';
import { Parameters } from './parameters.ts';
import { Queue, type QueueSettings } from './queue.ts';
import { getQueueAttributes } from './queue-attributes.ts';
import { queueTimes, type QueueTimes } from './queue-times.ts';
import { queueNameOrThrow } from './queue-url.ts';
import { receiveMessage } from './receive-message.ts';
import { sendMessage, sendMessageBatch } from './send-message.ts';
import { sqsErrors } from './sqs-error.ts';

export interface SqsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly activity: Activity;
  readonly meter?: Meter;
  /** Of the AWS endpoint, without a slash at the end; known once its port is bound. */
  readonly endpointUrl: () => string;
}

/** A queue as a template declares it. */
export interface QueueDeclaration extends Omit<QueueSettings, 'arn' | 'region' | 'redrive'> {
  readonly redrive: { readonly deadLetterTargetArn: string; readonly receivesMax: number } | undefined;
  readonly shown: ShownSettings;
}

/** Settings that are shown, and have no other effect on one machine. */
export interface ShownSettings {
  readonly sqsManagedSseEnabled: boolean;
  readonly kmsMasterKeyId: string | undefined;
  readonly kmsDataKeyReusePeriodSeconds: number;
  readonly redriveAllowPolicy: RedriveAllowPolicy | undefined;
}

export interface RedriveAllowPolicy {
  readonly redrivePermission: 'allowAll' | 'denyAll' | 'byQueue';
  readonly sourceQueueArns?: readonly string[] | undefined;
}

export interface QueuePolicy {
  readonly source: unknown;
  readonly compiled: Policy;
}

export interface DeclaredQueue {
  readonly queue: Queue;
  readonly shown: ShownSettings;
  readonly times: QueueTimes;
  policy: QueuePolicy | undefined;
  purgedMs: number;
}

/** The permission that each operation needs: a batch needs that of its single operation. */
const actions = {
  ChangeMessageVisibility: 'sqs:ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
  DeleteMessage: 'sqs:DeleteMessage',
  DeleteMessageBatch: 'sqs:DeleteMessage',
  GetQueueAttributes: 'sqs:GetQueueAttributes',
  GetQueueUrl: 'sqs:GetQueueUrl',
  ListQueues: 'sqs:ListQueues',
  PurgeQueue: 'sqs:PurgeQueue',
  ReceiveMessage: 'sqs:ReceiveMessage',
  SendMessage: 'sqs:SendMessage',
  SendMessageBatch: 'sqs:SendMessage',
} as const;
type Operation = keyof typeof actions;

const namePattern = /^[\w-]{1,80}$/;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
const purgePauseMs = 60_000;

/** SQS, standard queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html */
export class Sqs implements AwsService {
  readonly name = 'sqs';
  readonly #options: SqsOptions;
  readonly #queues = new Map<string, DeclaredQueue>();

  constructor(options: SqsOptions) {
    this.#options = options;
  }

  /** Brings a declared queue into being, or finds it as an earlier start left it. */
  async createQueue(declaration: QueueDeclaration): Promise<Queue> {
    const { redrive, shown, ...settings } = declaration;
    if (!namePattern.test(settings.name)) {
      throw new Error(`A queue cannot be called "${settings.name}": give it a QueueName of at most 80 characters.`);
    }
    const arn = this.#arn(declaration.name);
    await this.#queues.get(declaration.name)?.queue.close();
    const queue = new Queue(
      {
        ...settings,
        arn,
        region: this.#options.environment.region,
        redrive: redrive && {
          deadLetterQueue: this.#deadLetterQueueOrThrow(redrive, arn),
          receivesMax: redrive.receivesMax,
        },
      },
      this.#options,
    );
    const times = await queueTimes(this.#options, declaration.name, JSON.stringify(declaration));
    this.#queues.set(declaration.name, { queue, shown, times, policy: undefined, purgedMs: 0 });
    return queue;
  }

  /** Sets the queue's own policy, in place of the one it had. @throws when there is no such queue. */
  setPolicy(queueUrl: string, policy: QueuePolicy): void {
    this.#declaredOrThrow(this.#queueNameOrThrow(new Parameters({ QueueUrl: queueUrl }))).policy = policy;
  }

  queueUrl(queueName: string): string {
    return `${this.#options.endpointUrl()}/${this.#options.environment.accountId}/${queueName}`;
  }

  /** The queue as event source mappings read it. @throws when there is none with this ARN. */
  queue(arn: string): Queue {
    const queue = this.#find(arn);
    if (queue) return queue.queue;
    throw new Error(`There is no SQS queue "${arn}".`);
  }

  permissions(operation: string, input: unknown): readonly Permission[] {
    const known = operationOrThrow(operation);
    const parameters = new Parameters(input);
    const action = actions[known];
    if (known === 'ListQueues') return [{ action, resource: '*' }];
    const name = known === 'GetQueueUrl' ? parameters.textOrThrow('QueueName') : this.#queueNameOrThrow(parameters);
    return [{ action, resource: this.#arn(name) }];
  }

  admits(principal: Principal, permission: Permission): boolean {
    return this.#policyDecision(principal, permission) === 'allow';
  }

  denies(principal: Principal, permission: Permission): boolean {
    return this.#policyDecision(principal, permission) === 'deny';
  }

  async execute(operation: string, input: unknown): Promise<unknown> {
    return await this.#execute(operationOrThrow(operation), new Parameters(input));
  }

  /** Ends the background work of every queue; to be called before the store is closed. */
  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map(({ queue }) => queue.close()));
  }

  #execute(known: Operation, parameters: Parameters): unknown {
    if (known === 'ListQueues') return listQueues(parameters, [...this.#queues.keys()], (name) => this.queueUrl(name));
    if (known === 'GetQueueUrl') return this.#getQueueUrl(parameters);
    return this.#executeOnQueue(known, parameters, this.#declaredOrThrow(this.#queueNameOrThrow(parameters)));
  }

  #executeOnQueue(
    operation: Exclude<Operation, 'ListQueues' | 'GetQueueUrl'>,
    parameters: Parameters,
    declared: DeclaredQueue,
  ): unknown {
    const { queue } = declared;
    if (isOverhead(operation)) queue.requests.add(operation, 1);
    const { clock, environment } = this.#options;
    // Who sends is not told to services; on AWS it would be the id of the sending identity.
    const sending = { queue, senderId: environment.accountId };
    switch (operation) {
      case 'SendMessage':
        return sendMessage(parameters, sending);
      case 'SendMessageBatch':
        return sendMessageBatch(parameters, sending);
      case 'ReceiveMessage':
        return receiveMessage(parameters, queue, clock);
      case 'DeleteMessage':
        return deleteMessage(parameters, queue);
      case 'DeleteMessageBatch':
        return deleteMessageBatch(parameters, queue);
      case 'ChangeMessageVisibility':
        return changeMessageVisibility(parameters, queue, clock.nowMs());
      case 'ChangeMessageVisibilityBatch':
        return changeMessageVisibilityBatch(parameters, queue, clock.nowMs());
      case 'GetQueueAttributes':
        return getQueueAttributes(parameters, declared);
      case 'PurgeQueue':
        return this.#purgeQueue(declared);
    }
  }

  async #purgeQueue(declared: DeclaredQueue): Promise<unknown> {
    const nowMs = this.#options.clock.nowMs();
    if (nowMs - declared.purgedMs < purgePauseMs) {
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${declared.queue.settings.name} is allowed every 60 seconds.`,
        { statusCode: 403 },
      );
    }
    declared.purgedMs = nowMs;
    await declared.queue.purge();
    return {};
  }

  #getQueueUrl(parameters: Parameters): unknown {
    const name = parameters.textOrThrow('QueueName');
    const owner = parameters.text('QueueOwnerAWSAccountId');
    const { accountId } = this.#options.environment;
    if (owner !== undefined && owner !== accountId) throw sqsErrors.queueDoesNotExist();
    this.#declaredOrThrow(name);
    return { QueueUrl: this.queueUrl(name) };
  }

  /** As CreateQueue and SetQueueAttributes check a RedrivePolicy. */
  #deadLetterQueueOrThrow({ deadLetterTargetArn }: { deadLetterTargetArn: string }, sourceArn: string): Queue {
    const target = this.#find(deadLetterTargetArn);
    if (!target) throw new Error(`The dead-letter queue "${deadLetterTargetArn}" of "${sourceArn}" does not exist.`);
    const { redrivePermission, sourceQueueArns = [] } = target.shown.redriveAllowPolicy ?? {
      redrivePermission: 'allowAll',
    };
    const allowed =
      redrivePermission === 'byQueue' ? sourceQueueArns.includes(sourceArn) : redrivePermission === 'allowAll';
    if (allowed) return target.queue;
    throw new Error(`The RedriveAllowPolicy of "${deadLetterTargetArn}" does not let "${sourceArn}" use it.`);
  }

  #policyDecision(principal: Principal, permission: Permission): Decision {
    const policy = this.#find(permission.resource)?.policy;
    return policy ? decide([policy.compiled], principal, permission) : 'none';
  }

  #find(arn: string): DeclaredQueue | undefined {
    const declared = this.#queues.get(arn.slice(arn.lastIndexOf(':') + 1));
    return declared?.queue.arn === arn ? declared : undefined;
  }

  #declaredOrThrow(name: string): DeclaredQueue {
    const declared = this.#queues.get(name);
    if (declared) return declared;
    throw sqsErrors.queueDoesNotExist();
  }

  #queueNameOrThrow(parameters: Parameters): string {
    return queueNameOrThrow(parameters, this.#options.environment.accountId);
  }

  #arn(name: string): string {
    const { accountId, partition, region } = this.#options.environment;
    return `arn:${partition}:sqs:${region}:${accountId}:${name}`;
  }
}

/** The others are counted where they carry messages, which API calls and mappings do alike. */
function isOverhead(operation: Operation): boolean {
  return !/^(?:Send|Receive|Delete)Message/.test(operation);
}

function operationOrThrow(operation: string): Operation {
  if (isOperation(operation)) return operation;
  throw new AwsError('UnknownOperationException', `SQS operation "${operation}" is not carried out here.`);
}

function isOperation(operation: string): operation is Operation {
  return Object.hasOwn(actions, operation);
}
