import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allow } from './allow.ts';

export interface NodeFunctionProps {
  /** What it does, for the people who find it in the console. */
  readonly description: string;
  /** The directory that bundling made: `handler.mjs` and what travels with it. */
  readonly bundleDirectory: string;
  /** 1,769 MB are one whole processor; less is a share of one. */
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Whether it sends to the queue that it reads, as who puts work off does: AWS would stop it after some 16 turns of a message.
   * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
   */
  readonly mayLoop?: boolean;
}

/**
 * A Lambda on the newest Node.js runtime, on arm64 (a fifth cheaper per GB-second than x86), with its own log group and a
 * role that may write to that log group and nothing else until it is allowed to.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export class NodeFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    // Lambda's own default role carries a managed policy that allows every log group of the account.
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);

    super(scope, id, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundleDirectory),
      handler: 'handler.handler',
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...(props.mayLoop && { recursiveLoop: RecursiveLoop.ALLOW }),
      ...(props.environment && { environment: { ...props.environment } }),
      loggingFormat: LoggingFormat.JSON,
      // An invocation that goes well would leave half a kilobyte of start and report, which costs more than the invocation itself; how
      // long and how often is in the metrics. One that fails or runs out of time is still reported.
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup,
      role,
    });
  }
}
