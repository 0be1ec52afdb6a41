import { z } from 'zod';
import type { Activity } from '../activity.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsService, Permission, Principal } from '../aws/service.ts';
import type { GatheredPayload } from '../event-source/stream-settings.ts';
import type { FunctionConfiguration } from './function-configuration.ts';
import { FunctionPool, type InvokeAnswer, type PoolSurroundings } from './function-pool.ts';
import { invokePolicy, type InvokePermission, type InvokePolicy } from './resource-policy.ts';

export interface LambdaOptions extends PoolSurroundings {
  readonly activity: Activity;
}

interface RegisteredFunction {
  readonly pool: FunctionPool;
  readonly policies: InvokePolicy[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const requestBytesMax = 6_291_456;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const invokeInput = z.strictObject({
  FunctionName: z.string(),
  Payload: z.string().default(''),
  InvocationType: z.enum(['RequestResponse', 'DryRun', 'Event']).default('RequestResponse'),
  LogType: z.literal('None', 'This runtime answers no log tail: leave LogType out.').optional(),
  Qualifier: z.literal('$LATEST', 'This runtime has no versions and aliases: leave Qualifier out.').optional(),
});

/** `<name>`, `<account>:<name>`, `<account>:function:<name>` or the function's ARN, each with an optional `:$LATEST`. */
const functionNamePattern =
  /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?(?:\d{12}:)(?:function:)?)?([a-zA-Z0-9_-]+)(?::\$LATEST)?$/;

/** AWS Lambda: functions as bundled, each in worker threads of its own. */
export class Lambda implements AwsService {
  readonly name = 'lambda';
  readonly #options: LambdaOptions;
  readonly #functions = new Map<string, RegisteredFunction>();

  constructor(options: LambdaOptions) {
    this.#options = { ...options, log: options.log.component('lambda') };
  }

  /** @throws {AwsError} when Lambda may not assume the function's role */
  register(configuration: FunctionConfiguration): void {
    this.#options.identities.role(configuration.roleArn, configuration.name, 'lambda.amazonaws.com');
    const pool = new FunctionPool(configuration, this.#options);
    this.#functions.set(configuration.name, { pool, policies: [] });
  }

  /** @throws {AwsError} `ResourceNotFoundException` */
  grant(functionName: string, permission: InvokePermission): void {
    this.#functionOrThrow(functionName).policies.push(invokePolicy(permission));
  }

  /** @throws {AwsError} `ResourceNotFoundException` */
  configuration(functionName: string): FunctionConfiguration {
    return this.#functionOrThrow(functionName).pool.configuration;
  }

  arn(functionName: string): string {
    const { partition, region, accountId } = this.#options.environment;
    return `arn:${partition}:lambda:${region}:${accountId}:function:${nameOf(functionName)}`;
  }

  permissions(operation: string, input: unknown): readonly Permission[] {
    if (operation !== 'Invoke') throw unknownOperation(operation);
    return [{ action: 'lambda:InvokeFunction', resource: this.arn(parseInvoke(input).FunctionName) }];
  }

  admits(principal: Principal, permission: Permission): boolean {
    const registered = this.#functions.get(nameOf(permission.resource));
    return registered?.policies.some((admits) => admits(principal, permission)) ?? false;
  }

  /** `Invoke` answers `{ StatusCode, Payload, ExecutedVersion, FunctionError? }`, its payloads being JSON texts. */
  async execute(operation: string, input: unknown): Promise<unknown> {
    if (operation !== 'Invoke') throw unknownOperation(operation);
    const { FunctionName, Payload, InvocationType } = parseInvoke(input);
    if (InvocationType === 'Event') {
      throw new AwsError(
        'InvalidParameterValueException',
        'This runtime does not invoke functions asynchronously: InvocationType "Event" would have to be durable.',
      );
    }
    if (InvocationType === 'DryRun') {
      this.#functionOrThrow(FunctionName);
      return { StatusCode: 204, ExecutedVersion: '$LATEST' };
    }
    const { payload, functionError } = await this.invoke(FunctionName, Payload);
    return {
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: payload,
      ...(functionError && { FunctionError: functionError }),
    };
  }

  /**
   * `Invoke` with `RequestResponse` for callers inside this process, who have been let in already.
   * @throws {AwsError} `ResourceNotFoundException`, `RequestTooLargeException`, `TooManyRequestsException`, …
   */
  async invoke(functionName: string, payload: string | GatheredPayload): Promise<InvokeAnswer> {
    const { pool } = this.#functionOrThrow(functionName);
    if (typeof payload !== 'string') {
      const { make, spareMs } = payload;
      return await this.#options.activity.track(pool.invoke(() => refusedIfTooLarge(make()), spareMs));
    }
    // Before it waits: a caller whose payload is too large never takes a turn.
    refuseTooLarge(payload);
    return await this.#options.activity.track(pool.invoke(() => payload));
  }

  /** Brings up one environment of each function, one after the other, so that first requests need not wait for it. */
  async provision(): Promise<void> {
    for (const { pool } of this.#functions.values()) await pool.provision();
  }

  /** Ends every environment; what still runs in one is cut off. */
  async close(): Promise<void> {
    await Promise.all([...this.#functions.values()].map(({ pool }) => pool.close()));
  }

  #functionOrThrow(functionName: string): RegisteredFunction {
    const registered = this.#functions.get(nameOf(functionName));
    if (registered) return registered;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${this.arn(functionName)}`, {
      statusCode: 404,
      details: { Type: 'User' },
    });
  }
}

function parseInvoke(input: unknown): z.output<typeof invokeInput> {
  const parsed = invokeInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AwsError('InvalidParameterValueException', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function nameOf(functionName: string): string {
  const name = functionNamePattern.exec(functionName)?.[1];
  if (name !== undefined) return name;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: ` +
      `Member must satisfy regular expression pattern: ${functionNamePattern.source}`,
  );
}

function refusedIfTooLarge(payload: string): string {
  refuseTooLarge(payload);
  return payload;
}

function refuseTooLarge(payload: string): void {
  // A UTF-16 unit is at most three bytes of UTF-8: most payloads need no counting.
  if (payload.length * 3 <= requestBytesMax) return;
  const bytes = Buffer.byteLength(payload);
  if (bytes <= requestBytesMax) return;
  throw new AwsError(
    'RequestTooLargeException',
    `${bytes} byte payload is too large for the RequestResponse invocation type (limit ${requestBytesMax} bytes)`,
    { statusCode: 413, details: { Type: 'User' } },
  );
}

function unknownOperation(operation: string): AwsError {
  return new AwsError('UnknownOperationException', `This runtime does not carry out lambda:${operation}.`);
}
