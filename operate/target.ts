import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

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

/** The person who asks is wrong; the message says how to put it right. */
export class UsageError extends Error {}

interface Where {
  /** Of an API on AWS; without it the one that runs on this machine. */
  readonly url: string | undefined;
  readonly region: string | undefined;
  /** Of `npm start`. */
  readonly dataDirectory: string;
}

export function findTarget(where: Where): Promise<Target> {
  return where.url === undefined ? targetOfThisMachine(where.dataDirectory) : targetOnAws(where.url, where.region);
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
