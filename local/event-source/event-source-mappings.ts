import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { Gateway } from '../aws/gateway.ts';
import type { Principal } from '../aws/service.ts';
import type { Clock } from '../clock.ts';
import type { Identities } from '../iam/identity.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { failureRecord, type Discard } from './failure-record.ts';
import { compileFilters, type RecordFilter, type SourceKind } from './filter-criteria.ts';
import type { MessageQueue } from './message-queue.ts';
import { QueueMapping, type QueueSettings } from './queue-mapping.ts';
import { maySendTo, missingSourceActions } from './required-permissions.ts';
import type { ShardedStream } from './sharded-stream.ts';
import { StreamMapping } from './stream-mapping.ts';
import type { InvokeFunction, StreamSettings } from './stream-settings.ts';

export interface EventSourceMappingsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly identities: Identities;
  /** Failure destinations are reached through it, as the function's role. */
  readonly gateway: Gateway;
  readonly invoke: InvokeFunction;
  /** @throws when there is none */
  readonly findStream: (arn: string) => ShardedStream;
  /** @throws when there is none */
  readonly findQueue: (arn: string) => MessageQueue;
  /** What `SendMessage` takes for the queue of this ARN. */
  readonly queueUrl: (arn: string) => string;
  readonly log: Log;
}

/** The function that a mapping feeds. */
export interface MappedFunction {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  /** Whether it may send to the queue that it reads. */
  readonly mayLoop: boolean;
}

export interface MappingRequest {
  readonly mappedFunction: MappedFunction;
  readonly sourceArn: string;
  readonly enabled: boolean;
  /** Texts in JSON. */
  readonly filterPatterns: readonly string[];
  readonly source:
    | {
        readonly kind: 'stream';
        readonly settings: StreamSettings;
        /** Of a queue; undefined: what is given up is only logged. */
        readonly failureDestinationArn: string | undefined;
      }
    | { readonly kind: 'queue'; readonly settings: QueueSettings };
}

interface RunningMapping {
  start(): void;
  stop(): Promise<void>;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html#Streams.Processing */
const readersOfDynamoDbStreamMax = 2;

/** The event source mappings of the template. They read as the functions' roles, once `start` has been called. */
export class EventSourceMappings {
  readonly #options: EventSourceMappingsOptions;
  readonly #mappings: RunningMapping[] = [];
  readonly #readers = new Map<string, number>();

  constructor(options: EventSourceMappingsOptions) {
    this.#options = { ...options, log: options.log.component('event-source') };
  }

  /**
   * Checks the mapping as AWS does before it creates one.
   * @throws {AwsError} `InvalidParameterValueException` that names what is wrong or which permission is missing
   */
  async create(request: MappingRequest): Promise<void> {
    const { source, sourceArn, enabled } = request;
    const mapping = source.kind === 'stream' ? await this.#stream(request, source) : this.#queue(request, source);
    if (!enabled) return;
    if (source.kind === 'stream') this.#countReader(sourceArn);
    this.#mappings.push(mapping);
  }

  start(): void {
    for (const mapping of this.#mappings) mapping.start();
  }

  /** Lets batches in flight finish; everything else waits for the next start. */
  async stop(): Promise<void> {
    await Promise.all(this.#mappings.map((mapping) => mapping.stop()));
  }

  async #stream(
    request: MappingRequest,
    { settings, failureDestinationArn }: Extract<MappingRequest['source'], { kind: 'stream' }>,
  ): Promise<StreamMapping> {
    const { sourceArn, mappedFunction } = request;
    const { store, clock, activity, findStream } = this.#options;
    const stream = findStream(sourceArn);
    const role = this.#roleOrThrow(request, stream.eventSource);
    if (failureDestinationArn !== undefined && !maySendTo(role, failureDestinationArn)) {
      throw refusal(
        `The role ${mappedFunction.roleArn} of ${mappedFunction.name} cannot send to the failure destination ` +
          `${failureDestinationArn}: allow it sqs:SendMessage.`,
      );
    }
    return StreamMapping.open({
      stream,
      settings,
      filter: filtersOf(request, stream.eventSource),
      recordMembers: {
        ...(stream.eventSource === 'aws:kinesis' && { invokeIdentityArn: mappedFunction.roleArn }),
        eventSourceARN: sourceArn,
      },
      store,
      clock,
      activity,
      // Who sets a window has said how late its records may be.
      invoke: (make) => this.#options.invoke(mappedFunction.arn, { make, spareMs: settings.batchingWindowMs }),
      discard: (discard) => this.#discard({ discard, stream, mappedFunction, role, failureDestinationArn }),
      onTrouble: this.#onTrouble(request),
    });
  }

  #queue(request: MappingRequest, { settings }: Extract<MappingRequest['source'], { kind: 'queue' }>): QueueMapping {
    const { sourceArn, mappedFunction } = request;
    const queue = this.#options.findQueue(sourceArn);
    const role = this.#roleOrThrow(request, 'aws:sqs');
    if (queue.visibilityTimeoutSeconds < mappedFunction.timeoutSeconds) {
      throw refusal(
        `Queue visibility timeout: ${queue.visibilityTimeoutSeconds} seconds is less than Function timeout: ` +
          `${mappedFunction.timeoutSeconds} seconds`,
      );
    }
    // Nothing is counted here, so that what AWS would stop in the middle of its work must not begin.
    if (maySendTo(role, sourceArn) && !mappedFunction.mayLoop) {
      throw refusal(
        `${mappedFunction.name} may send to ${sourceArn}, which it reads: AWS stops such a loop after some 16 turns of a ` +
          'message (https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html). Set RecursiveLoop: Allow if it is meant.',
      );
    }
    return new QueueMapping({
      queue,
      settings,
      filter: filtersOf(request, 'aws:sqs'),
      clock: this.#options.clock,
      invoke: (payload) => this.#options.invoke(mappedFunction.arn, payload),
      onTrouble: this.#onTrouble(request),
    });
  }

  #roleOrThrow({ mappedFunction, sourceArn }: MappingRequest, kind: SourceKind): Principal {
    const { roleArn, name } = mappedFunction;
    const role = this.#options.identities.role(roleArn, name, 'lambda.amazonaws.com');
    const missing = missingSourceActions(role, kind, sourceArn);
    if (missing.length === 0) return role;
    throw refusal(`The role ${roleArn} of ${name} cannot read ${sourceArn}: allow it ${missing.join(', ')}.`);
  }

  #countReader(streamArn: string): void {
    if (!streamArn.includes(':dynamodb:')) return;
    const readers = (this.#readers.get(streamArn) ?? 0) + 1;
    this.#readers.set(streamArn, readers);
    if (readers > readersOfDynamoDbStreamMax) {
      throw refusal(`The stream ${streamArn} has room for ${readersOfDynamoDbStreamMax} readers, not for ${readers}.`);
    }
  }

  async #discard(about: {
    readonly discard: Discard;
    readonly stream: ShardedStream;
    readonly mappedFunction: MappedFunction;
    readonly role: Principal;
    readonly failureDestinationArn: string | undefined;
  }): Promise<void> {
    const { discard, stream, mappedFunction, role, failureDestinationArn } = about;
    const { gateway, queueUrl, clock, log } = this.#options;
    const message = failureRecord(discard, {
      stream,
      functionArn: mappedFunction.arn,
      requestId: randomUUID(),
      nowMs: clock.nowMs(),
    });
    if (failureDestinationArn !== undefined) {
      const QueueUrl = queueUrl(failureDestinationArn);
      await gateway.call(role, 'sqs', 'SendMessage', { QueueUrl, MessageBody: message });
    }
    const { condition, records } = discard;
    log.warn('Records were given up.', {
      function: mappedFunction.name,
      condition,
      records: records.length,
      destination: failureDestinationArn ?? 'none',
      failure: message,
    });
  }

  #onTrouble({ mappedFunction, sourceArn }: MappingRequest): StreamMappingTrouble {
    return (message, fields) => {
      this.#options.log.warn(message, { function: mappedFunction.name, source: sourceArn, ...fields });
    };
  }
}

type StreamMappingTrouble = (message: string, fields: Readonly<Record<string, unknown>>) => void;

function filtersOf({ filterPatterns, sourceArn }: MappingRequest, kind: SourceKind): RecordFilter | undefined {
  try {
    return compileFilters(filterPatterns, kind);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal(`FilterCriteria of the mapping of ${sourceArn}: ${reason}`);
  }
}

function refusal(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
