import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Activity } from '../../../local/activity.ts';
import type { Identities } from '../../../local/iam/identity.ts';
import type { FunctionConfiguration } from '../../../local/lambda/function-configuration.ts';
import { Lambda } from '../../../local/lambda/lambda.ts';
import { openLog } from '../../../local/log.ts';

export const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

/** Roles and policies have suites of their own: here, every role has keys that show its name. */
const identities: Identities = {
  role: (arn) => ({ arn, allows: () => true }),
  service: (name, context) => ({ arn: name, ...(context && { context }), allows: () => false }),
  credentials: (roleArn, sessionName) => ({
    accessKeyId: `key of ${roleArn}`,
    secretAccessKey: `secret of ${sessionName}`,
    sessionToken: `token of ${sessionName}`,
  }),
};

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A Lambda with functions written by the test, whose log the test reads. */
export class FunctionFixture {
  /** What the functions' pools are told of the processors. */
  idleShare = 1;
  readonly lambda: Lambda;
  readonly logLines: LogLine[] = [];
  readonly #directory = mkdtempSync(join(tmpdir(), 'lambda-'));
  #functions = 0;

  constructor() {
    this.lambda = new Lambda({
      environment,
      activity: new Activity(),
      identities,
      endpointUrl: () => 'http://127.0.0.1:4566',
      processor: { idleShare: () => this.idleShare },
      log: openLog({
        level: 'debug',
        component: 'test',
        nowMs: Date.now,
        write: (line) => this.logLines.push(JSON.parse(line) as LogLine),
      }),
    });
  }

  /** Registers a function whose bundle is these files, and returns its name. */
  add(files: Readonly<Record<string, string>> | string, configuration: Partial<FunctionConfiguration> = {}): string {
    const name = configuration.name ?? `function-${++this.#functions}`;
    const codeDirectory = join(this.#directory, name);
    writeBundle(codeDirectory, typeof files === 'string' ? { 'index.mjs': files } : files);
    this.lambda.register({
      name,
      arn: this.lambda.arn(name),
      roleArn: 'arn:aws:iam::000000000000:role/consumer',
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      codeDirectory,
      memoryMb: 128,
      timeoutSeconds: 30,
      environment: {},
      logGroupName: `/aws/lambda/${name}`,
      logLevel: 'INFO',
      systemLogLevel: 'INFO',
      reservedConcurrency: undefined,
      mayLoop: false,
      ...configuration,
    });
    return name;
  }

  /** What the function answers, parsed. */
  async invoke(name: string, event: unknown = {}): Promise<{ result: unknown; functionError: string | undefined }> {
    const { payload, functionError } = await this.lambda.invoke(name, JSON.stringify(event));
    return { result: JSON.parse(payload) as unknown, functionError };
  }

  async remove(): Promise<void> {
    await this.lambda.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

export function writeBundle(codeDirectory: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(codeDirectory, file)), { recursive: true });
    writeFileSync(join(codeDirectory, file), content);
  }
}
