import { KinesisClient } from '@aws-sdk/client-kinesis';
import { UsageError, type Credentials, type Endpoints } from './endpoints.ts';
import { endContracts } from './operator.ts';
import type { Product } from './product.ts';

/** What a load on AWS cannot say, since only one machine tells it. */
export const leftOut = [
  'cost: there is no meter; the bill tells, by hours',
  'floorPerSecond, shareOfFloor: the floor is of one machine',
  'cpuSecondsPerThousand, diskBytesEach, memoryMb: there is no one process',
  'registered: the services are the real ones',
] as const;

export interface Deployment {
  /** Of the GraphQL API, on AWS. */
  readonly url: string;
  /** Where the URL does not tell: behind a domain of one's own. */
  readonly region: string | undefined;
}

/**
 * A system on AWS, with credentials as every AWS tool finds them: variables, profiles, single sign-on, the role of the machine. Contracts
 * that the load has signed end with it, also when it is interrupted.
 */
export async function deployedProduct(deployment: Deployment): Promise<Product> {
  const url = urlOrThrow(deployment.url);
  const region = deployment.region ?? defaultHost.exec(url.hostname)?.[2];
  const endpoints = { graphql: url.href, realtime: realtimeUrl(url), ...(await identityOrThrow(region)) };
  const stop = (): Promise<void> => endContracts(endpoints);
  const interrupted = (): void => {
    console.error('Interrupted: ending the contracts of this load.');
    void stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  return { endpoints, stop };
}

const defaultHost = /^([a-z0-9]+)\.appsync-api\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/;

/**
 * The real-time address that belongs to a GraphQL address: another host of AWS's own, or another path of a domain of one's own.
 * https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
 */
export function realtimeUrl(graphql: URL): string {
  const [, api, region, suffix] = defaultHost.exec(graphql.hostname) ?? [];
  if (api === undefined) return `wss://${graphql.host}${graphql.pathname}/realtime`;
  return `wss://${api}.appsync-realtime-api.${region}.${suffix}${graphql.pathname}`;
}

function urlOrThrow(text: string): URL {
  if (!URL.canParse(text)) throw new UsageError(`--url is "${text}", which is no URL.`);
  const url = new URL(text);
  // Keys and signatures go over the wire.
  if (url.protocol !== 'https:') throw new UsageError(`--url is "${text}": a system on AWS is asked over https alone.`);
  return url;
}

async function identityOrThrow(region: string | undefined): Promise<Pick<Endpoints, 'region' | 'operator'>> {
  // The SDK's own chain, which comes with any of its clients. This one is never sent anywhere.
  const chain = new KinesisClient({});
  try {
    const operator: Credentials = await chain.config.credentials();
    return { region: region ?? (await chain.config.region()), operator };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot find AWS credentials or a region: ${reason}`, { cause });
  } finally {
    chain.destroy();
  }
}
