export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where a system is, on one machine or on AWS, and who its operator is. */
export interface Endpoints {
  readonly graphql: string;
  readonly realtime: string;
  readonly region: string;
  readonly operator: Credentials;
}

/** What of `endpoints.json` a scenario needs: one machine also answers what AWS does not. */
export interface LocalEndpoints extends Endpoints {
  readonly aws: string;
  readonly services: Readonly<Record<string, string>>;
}

export function isLocal(endpoints: Endpoints): endpoints is LocalEndpoints {
  return 'aws' in endpoints;
}

/** The person who asks is wrong; the message says how to put it right. */
export class UsageError extends Error {}
