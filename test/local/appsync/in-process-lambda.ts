import { AwsError } from '../../../local/aws/aws-error.ts';
import type { AwsService, Permission, Principal } from '../../../local/aws/service.ts';

export type LambdaHandler = (event: unknown) => unknown;

/** The Lambda service with its functions in this process: the same calls and answers, no threads. */
export class InProcessLambda implements AwsService {
  readonly name = 'lambda';
  readonly events: { functionName: string; event: unknown }[] = [];
  readonly #handlers: Readonly<Record<string, LambdaHandler>>;

  constructor(handlers: Readonly<Record<string, LambdaHandler>>) {
    this.#handlers = handlers;
  }

  static arnOf(name: string): string {
    return `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
  }

  permissions(_operation: string, input: unknown): readonly Permission[] {
    return [{ action: 'lambda:InvokeFunction', resource: member(input, 'FunctionName') }];
  }

  /** As the resource policy that aws-cdk-lib writes: AppSync itself may ask the authorizer. */
  admits(principal: Principal, permission: Permission): boolean {
    return principal.arn === 'appsync.amazonaws.com' && permission.resource === InProcessLambda.arnOf('authorizer');
  }

  async execute(_operation: string, input: unknown): Promise<unknown> {
    const functionName = member(input, 'FunctionName').split(':').at(-1) ?? '';
    const event: unknown = JSON.parse(member(input, 'Payload'));
    this.events.push({ functionName, event });
    const handler = this.#handlers[functionName];
    if (!handler) throw new AwsError('ResourceNotFoundException', `Function not found: ${functionName}`);
    try {
      return { StatusCode: 200, Payload: JSON.stringify((await handler(event)) ?? null) };
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      const Payload = JSON.stringify({ errorMessage, errorType: 'Error', trace: [] });
      return { StatusCode: 200, FunctionError: 'Unhandled', Payload };
    }
  }

  eventsOf(name: string): unknown[] {
    return this.events.filter(({ functionName }) => functionName === name).map(({ event }) => event);
  }
}

function member(input: unknown, name: string): string {
  const value: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
  return typeof value === 'string' ? value : '';
}
