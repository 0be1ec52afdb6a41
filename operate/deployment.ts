import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Target } from './target.ts';

export interface Stacks {
  /** Whose queues hold what was given up. */
  readonly api: string;
  /** Whose tables hold receipts and orders. */
  readonly data: string;
}

/** What is looked for is not in the deployment: the message says what, and where. */
export class NotThereError extends Error {}

/** What a deployment has beside its API: found by the name of its construct, which CloudFormation ends as it likes. */
export class Deployment {
  readonly target: Target;
  readonly dynamodb: DynamoDBClient;
  readonly kinesis: KinesisClient;
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
  readonly #stacks: Stacks;

  constructor(target: Target, stacks: Stacks) {
    const { region, credentials, awsEndpoint } = target;
    const options = { region, credentials, ...(awsEndpoint !== undefined && { endpoint: awsEndpoint }) };
    this.target = target;
    this.dynamodb = new DynamoDBClient(options);
    this.kinesis = new KinesisClient(options);
    this.lambda = new LambdaClient(options);
    this.sqs = new SQSClient(options);
    this.#stacks = stacks;
  }

  /** The URL of the one queue that is called so. */
  async queueOrThrow(construct: string): Promise<string> {
    const prefix = `${this.#stacks.api}-${construct}`;
    const { QueueUrls: [url, ...more] = [] } = await this.sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
    if (url === undefined) {
      throw new NotThereError(`There is no queue "${prefix}…": is it the right stack and the right region?`);
    }
    if (more.length > 0) throw new NotThereError(`There are several queues "${prefix}…".`);
    return url;
  }

  /** The name of the table that is called so: `ReceiptsData-Receipts59C0D3E0`. */
  async tableOrThrow(construct: string): Promise<string> {
    const pattern = new RegExp(`^${this.#stacks.data}-${construct}[0-9A-F]{8}(-|$)`);
    for await (const { TableNames: names = [] } of paginateListTables({ client: this.dynamodb }, {})) {
      const name = names.find((candidate) => pattern.test(candidate));
      if (name !== undefined) return name;
    }
    throw new NotThereError(`There is no table "${construct}" of the stack ${this.#stacks.data}.`);
  }
}
