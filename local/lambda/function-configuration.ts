/** What the template says about one function, parsed. */
export interface FunctionConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** e.g. `nodejs24.x` */
  readonly runtime: string;
  /** `<file without extension>.<export>`, e.g. `index.handler`. */
  readonly handler: string;
  /** The directory that holds the bundle, as AWS unpacks it to `/var/task`. */
  readonly codeDirectory: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroupName: string;
  /** The least severe console call that is logged. */
  readonly logLevel: ConsoleLevel;
  /** The least severe line of Lambda's own that is logged; they are counted, not written. */
  readonly systemLogLevel: SystemLogLevel;
  /** Invocations beyond it are throttled; 0 stops the function; undefined: none reserved. */
  readonly reservedConcurrency: number | undefined;
  /** Whether it may send to the queue that it reads. */
  readonly mayLoop: boolean;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html */
export type ConsoleLevel = (typeof consoleLevels)[number];
export const systemLogLevels = ['DEBUG', 'INFO', 'WARN'] as const;
export type SystemLogLevel = (typeof systemLogLevels)[number];
export const consoleLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
