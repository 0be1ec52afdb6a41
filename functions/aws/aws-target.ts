import type { AwsCredentialIdentity } from '@smithy/types';
import { environmentVariable } from '../environment.ts';

/** Where AWS is, and as whom it is called. */
export interface AwsTarget {
  readonly region: string;
  /** Without one, AWS's own for the service and region. */
  readonly endpoint?: string;
  /** Asked for every signature: AWS renews them in a running environment. */
  readonly credentials: () => AwsCredentialIdentity;
}

/** The function's own region, as its own role. */
export function targetOfEnvironment(): AwsTarget {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  return {
    region: environmentVariable('AWS_REGION'),
    ...(endpoint !== undefined && { endpoint }),
    credentials: credentialsOfEnvironment,
  };
}

function credentialsOfEnvironment(): AwsCredentialIdentity {
  const sessionToken = process.env['AWS_SESSION_TOKEN'];
  return {
    accessKeyId: environmentVariable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: environmentVariable('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken && { sessionToken }),
  };
}
