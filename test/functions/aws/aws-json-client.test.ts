import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { AwsCallError, AwsJsonClient } from '../../../functions/aws/aws-json-client.ts';
import { dynamodbAt, failedCondition } from '../../../functions/aws/dynamodb.ts';
import { startTables } from '../tables.ts';

type Answer = (outgoing: ServerResponse, call: number) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A client of a service that answers as the test says. */
async function clientOf(answer: Answer): Promise<{ client: AwsJsonClient; calls: IncomingMessage[] }> {
  const calls: IncomingMessage[] = [];
  const server = createServer((incoming, outgoing) => {
    calls.push(incoming);
    incoming.resume().on('end', () => answer(outgoing, calls.length));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' });
  const service = { name: 'dynamodb', target: 'Dynamo', contentType: 'application/x-amz-json-1.0' } as const;
  return { client: new AwsJsonClient(service, { region: 'eu-central-1', endpoint, credentials }), calls };
}

function json(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status).end(JSON.stringify(body));
}

test.each<[string, Answer]>([
  ['throttled', (outgoing) => json(outgoing, 400, { __type: 'a#ProvisionedThroughputExceededException' })],
  ['faults of AWS', (outgoing) => json(outgoing, 500, { __type: 'InternalServerError' })],
  ['connections that break', (outgoing) => outgoing.destroy()],
  ['answers of something else', (outgoing) => outgoing.writeHead(502).end('<html>')],
])('calls are repeated after %s', async (_, refuse) => {
  const { client, calls } = await clientOf((outgoing, call) =>
    call < 3 ? refuse(outgoing, call) : json(outgoing, 200, { Item: {} }),
  );
  expect(await client.call('GetItem', {})).toEqual({ Item: {} });
  expect(calls.map(({ headers }) => headers['x-amz-target'])).toEqual(Array(3).fill('Dynamo.GetItem'));
});

test('a call that fails three times is given up', async () => {
  const { client, calls } = await clientOf((outgoing) => json(outgoing, 503, { __type: 'ServiceUnavailable' }));
  await expect(client.call('GetItem', {})).rejects.toThrow(AwsCallError);
  expect(calls).toHaveLength(3);
});

test('a refusal is not repeated, and comes with its name, words and members', async () => {
  const { client, calls } = await clientOf((outgoing) =>
    json(outgoing, 400, { __type: 'com.amazonaws#ConditionalCheckFailedException', message: 'no', Item: { a: {} } }),
  );
  const refusal = await client.call('PutItem', {}).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no', statusCode: 400 });
  expect(failedCondition(refusal)).toEqual({ item: { a: {} } });
  expect(calls).toHaveLength(1);
});

test('what something on the way answers is in no error', async () => {
  const { client } = await clientOf((outgoing) => outgoing.writeHead(400).end('the secret of somebody'));
  const error = await client.call('GetItem', {}).catch((caught: unknown) => caught);
  expect(String(error)).not.toContain('somebody');
});

test('signatures hold, whatever is sent, and forged ones do not', async () => {
  const tables = await startTables();
  try {
    const dynamodb = dynamodbAt(tables.target);
    await dynamodb.putItem({ TableName: 'contracts', Item: { id: { S: 'é"\n' } } });
    const key = { TableName: 'contracts', Key: { id: { S: 'é"\n' } } };
    expect(await dynamodb.getItem(key)).toEqual({ Item: { id: { S: 'é"\n' } } });
    const forged = dynamodbAt({
      ...tables.target,
      credentials: () => ({ accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'x' }),
    });
    await expect(forged.getItem(key)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  } finally {
    await tables.close();
  }
});
