import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Operator } from './contracts.ts';
import type { ServiceName } from './services.ts';

export interface CredentialsRequest {
  readonly awsUrl: string;
  readonly region: string;
  readonly operator: Operator;
  /** The stack's outputs, among them `TaxSecretArn`. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly names: readonly ServiceName[];
}

/** What the app will show each service: the services are told as if they had given it out themselves. */
export async function readCredentials(
  request: CredentialsRequest,
): Promise<Readonly<Partial<Record<ServiceName, string>>>> {
  const { awsUrl: endpoint, region, operator: credentials, outputs, names } = request;
  const client = new SecretsManagerClient({ endpoint, region, credentials });
  const read = names.map(async (name): Promise<[ServiceName, string]> => {
    const output = `${name.charAt(0).toUpperCase()}${name.slice(1)}SecretArn`;
    const { SecretString: value } = await client.send(new GetSecretValueCommand({ SecretId: outputs[output] }));
    if (value === undefined) throw new Error(`The secret of ${output} holds no text.`);
    return [name, value];
  });
  try {
    return Object.fromEntries(await Promise.all(read));
  } finally {
    client.destroy();
  }
}
