import { Activity } from '../../local/activity.ts';
import { AwsEndpoint } from '../../local/aws/endpoint.ts';
import { Gateway } from '../../local/aws/gateway.ts';
import { JsonProtocol } from '../../local/aws/json-protocol.ts';
import { PlaintextServer } from '../../local/aws/plaintext-server.ts';
import { AdjustableClock } from '../../local/clock.ts';
import { DynamoDb } from '../../local/dynamodb/dynamodb.ts';
import { IamIdentities } from '../../local/iam/identities.ts';
import { SigV4Verifier } from '../../local/iam/sigv4.ts';
import { standardErrorLog } from '../../local/log.ts';
import { Store } from '../../local/store/store.ts';
import { credentials, region } from './access.ts';
import { partitionKey, sortKey, tableName } from './work.ts';

/**
 * The DynamoDB of `local/` alone, behind the door that the whole system has: signatures are verified, policies asked. Its
 * directory is the first argument, its port the second; it prints a line when it listens.
 */
const [directory = '', port = ''] = process.argv.slice(2);
const environment = { partition: 'aws', accountId: '000000000000', region } as const;
const clock = new AdjustableClock();
const dynamodb = new DynamoDb({ store: Store.open(directory), clock, environment, activity: new Activity() });
await dynamodb.createTable({
  name: tableName,
  keySchema: { partition: { name: partitionKey, type: 'S' }, sort: { name: sortKey, type: 'S' } },
});
const identities = new IamIdentities({ environment, operator: credentials });
const verifier = new SigV4Verifier({
  region,
  nowMs: Date.now,
  holder: (accessKeyId) => identities.holder(accessKeyId),
});
const endpoint = new AwsEndpoint({
  log: standardErrorLog({ component: 'bench', level: 'error' }),
  protocols: [new JsonProtocol({ gateway: new Gateway([dynamodb]), verifier })],
});
const server = new PlaintextServer((incoming, outgoing) => void endpoint.handle(incoming, outgoing));
await server.listen(Number(port), '127.0.0.1');
console.log('listening');
