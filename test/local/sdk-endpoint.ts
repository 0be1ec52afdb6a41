import { openLog } from '../../local/log.ts';
import { AwsEndpoint } from '../../local/aws/endpoint.ts';
import { Gateway } from '../../local/aws/gateway.ts';
import { JsonProtocol } from '../../local/aws/json-protocol.ts';
import { PlaintextServer } from '../../local/aws/plaintext-server.ts';
import type { AwsService } from '../../local/aws/service.ts';
import { IamIdentities } from '../../local/iam/identities.ts';
import { SigV4Verifier } from '../../local/iam/sigv4.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;
const credentials = { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'secret/secret+secret' };

/** What an SDK client of the operator is made with. */
export interface SdkOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: typeof credentials;
  readonly maxAttempts: number;
}

/** One service behind the real endpoint, for the SDK's own client; an error that is logged fails the test. */
export async function serveToSdk(service: AwsService): Promise<{ options: SdkOptions; close: () => Promise<void> }> {
  const identities = new IamIdentities({ environment, operator: credentials });
  const verifier = new SigV4Verifier({
    region: environment.region,
    nowMs: Date.now,
    holder: (accessKeyId) => identities.holder(accessKeyId),
  });
  const logged: string[] = [];
  const endpoint = new AwsEndpoint({
    log: openLog({ level: 'error', component: 'test', nowMs: Date.now, write: (line) => logged.push(line) }),
    protocols: [new JsonProtocol({ gateway: new Gateway([service]), verifier })],
  });
  const server = new PlaintextServer((incoming, outgoing) => void endpoint.handle(incoming, outgoing));
  const url = `http://localhost:${await server.listen(0, 'localhost')}`;
  return {
    options: { endpoint: url, region: environment.region, credentials, maxAttempts: 1 },
    close: async () => {
      await server.close(1_000);
      if (logged.length > 0) throw new Error(`The endpoint has logged errors:\n${logged.join('')}`);
    },
  };
}
