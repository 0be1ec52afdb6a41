import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './command-line.ts';

/** Which API an operator speaks to, and as whom. */
export interface Target {
  readonly url: URL;
  readonly region: string;
  readonly credentials: Credentials;
  /** Where AWS's other services are, when it is not AWS. */
  readonly awsEndpoint?: string;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The options by which every command is told where. */
export const targetOptions = { url: { type: 'string' }, region: { type: 'string' } } as const;

export const targetUsage = `  --url <url>        an API on AWS, with the AWS credentials of the environment or of AWS_PROFILE;
                     without it the API that npm start runs, from DATA_DIR/endpoints.json
  --region <region>  of that API, where its URL does not tell`;

interface Where {
  readonly url?: string | undefined;
  readonly region?: string | undefined;
}

/** @throws {UsageError} */
export function findTarget({ url, region }: Where): Promise<Target> {
  return url === undefined ? targetOfThisMachine(process.env.DATA_DIR ?? '.data') : targetOnAws(url, region);
}

async function targetOfThisMachine(dataDirectory: string): Promise<Target> {
  const file = path.join(dataDirectory, 'endpoints.json');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const message = `Cannot read ${file}: run npm start first, set DATA_DIR to the one it uses, or name an API on AWS by --url.`;
    throw new UsageError(message, { cause });
  });
  const { graphql, aws, region, operator } = JSON.parse(text) as Readonly<
    Record<'graphql' | 'aws' | 'region', string>
  > & {
    readonly operator: Credentials;
  };
  return { url: new URL(graphql), region, credentials: operator, awsEndpoint: aws };
}

const appsyncHost = /\.appsync-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** Credentials as every AWS tool finds them: variables, profiles, single sign-on, the role of the machine. */
async function targetOnAws(text: string, region: string | undefined): Promise<Target> {
  if (!URL.canParse(text)) throw new UsageError(`--url is "${text}", which is no URL.`);
  const url = new URL(text);
  // Keys and their signatures go over the wire.
  if (url.protocol !== 'https:') throw new UsageError(`--url is "${text}": an API on AWS is asked over https alone.`);
  // The SDK's own chain, which comes with any of its clients. This one is never sent anywhere.
  const chain = new DynamoDBClient({});
  try {
    return {
      url,
      region: region ?? appsyncHost.exec(url.hostname)?.[1] ?? (await chain.config.region()),
      credentials: await chain.config.credentials(),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot find AWS credentials or a region: ${reason}`, { cause });
  } finally {
    chain.destroy();
  }
}
