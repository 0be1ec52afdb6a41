import { Sha256 } from '@aws-crypto/sha256-js';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { QueueDoesNotExist, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SignatureV4 } from '@smithy/signature-v4';
import { EventEmitter, once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '../../../local/activity.ts';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { ControlProtocol } from '../../../local/aws/control-protocol.ts';
import { AwsEndpoint, requestBytesMax } from '../../../local/aws/endpoint.ts';
import { Gateway } from '../../../local/aws/gateway.ts';
import { JsonProtocol } from '../../../local/aws/json-protocol.ts';
import { LambdaProtocol } from '../../../local/aws/lambda-protocol.ts';
import { PlaintextServer } from '../../../local/aws/plaintext-server.ts';
import type { AwsService } from '../../../local/aws/service.ts';
import { StsProtocol } from '../../../local/aws/sts-protocol.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import { IamIdentities } from '../../../local/iam/identities.ts';
import { identityPolicyDocument, trustPolicyDocument } from '../../../local/iam/policy.ts';
import { SigV4Verifier } from '../../../local/iam/sigv4.ts';
import { openLog } from '../../../local/log.ts';
import { MeterReport } from '../../../local/meter/meter-report.ts';
import { Meter } from '../../../local/meter/meter.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;
const operator = { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'secret/secret+secret' };
const identities = new IamIdentities({ environment, operator });
const clock = new AdjustableClock();
const activity = new Activity();
const verifier = new SigV4Verifier({
  region: environment.region,
  nowMs: Date.now,
  holder: (accessKeyId) => identities.holder(accessKeyId),
});

/** What the service behind the endpoint does with the next call: the protocols are the subject here. */
let execute: (operation: string, input: unknown) => unknown = () => ({});
const services = ['dynamodb', 'kinesis', 'sqs', 'lambda'].map((name): AwsService => ({
  name,
  permissions: (operation) => [{ action: `${name}:${operation}`, resource: `arn:aws:${name}:::thing` }],
  execute: (operation, input) => Promise.resolve().then(() => execute(operation, input)),
}));
const logged: string[] = [];
const gateway = new Gateway(services);
const endpoint = new AwsEndpoint({
  log: openLog({ level: 'info', component: 'test', nowMs: Date.now, write: (line) => logged.push(line) }),
  protocols: [
    new ControlProtocol({
      verifier,
      clock,
      activity,
      meterReport: new MeterReport({ meter: new Meter(), region: environment.region, stacks: [] }),
      isOperator: (principal) => principal === identities.operator,
    }),
    new JsonProtocol({ gateway, verifier }),
    new LambdaProtocol({ gateway, verifier }),
    new StsProtocol({ verifier }),
  ],
});
const server = new PlaintextServer((incoming, outgoing) => void endpoint.handle(incoming, outgoing));
let url: string;

beforeAll(async () => {
  url = `http://localhost:${await server.listen(0, 'localhost')}`;
});
afterAll(() => server.close(1_000));
beforeEach(() => {
  execute = () => ({});
  logged.length = 0;
});

describe('The AWS endpoint', () => {
  test('serves DynamoDB to its SDK client, checksum included', async () => {
    execute = (operation, input) => ({
      Attributes: { operation: { S: operation }, input: { S: JSON.stringify(input) } },
    });
    const answer = await dynamodb().send(
      new PutItemCommand({ TableName: 'Things', Item: { id: { B: Buffer.from('ö') } } }),
    );
    expect(answer.Attributes).toEqual<Record<string, AttributeValue>>({
      operation: { S: 'PutItem' },
      input: { S: JSON.stringify({ TableName: 'Things', Item: { id: { B: 'w7Y=' } } }) },
    });
  });

  test("passes on a service's error with its members", async () => {
    execute = () => {
      const details = { Item: { id: { S: 'first' } } };
      throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', { details });
    };
    const refused = dynamodb().send(new PutItemCommand({ TableName: 'Things', Item: {} }));
    await expect(refused).rejects.toThrow(ConditionalCheckFailedException);
    await expect(refused).rejects.toMatchObject({
      message: 'The conditional request failed',
      Item: { id: { S: 'first' } },
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    });
  });

  test('serves Kinesis to its SDK client over HTTP/2', async () => {
    execute = (operation) => ({ ShardId: 'shardId-000000000000', SequenceNumber: operation });
    const client = new KinesisClient(options());
    const put = new PutRecordCommand({ StreamName: 's', Data: Buffer.from('data'), PartitionKey: 'k' });
    expect(await client.send(put)).toMatchObject({ SequenceNumber: 'PutRecord' });
    execute = () => {
      throw new AwsError('ResourceNotFoundException', 'Stream s under account 000000000000 not found.');
    };
    await expect(client.send(put)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    client.destroy();
  });

  test('serves SQS to its SDK client, the names of its query protocol included', async () => {
    const client = new SQSClient({ ...options(), md5: false });
    const send = new SendMessageCommand({ QueueUrl: `${url}/000000000000/q`, MessageBody: 'hi' });
    execute = (_operation, input) => ({ MessageId: JSON.stringify(input) });
    expect((await client.send(send)).MessageId).toContain('"MessageBody":"hi"');
    execute = () => {
      throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    };
    await expect(client.send(send)).rejects.toThrow(QueueDoesNotExist);
    const response = await post({ service: 'sqs', headers: { 'x-amz-target': 'AmazonSQS.SendMessage' }, body: '{}' });
    expect(response.headers.get('x-amzn-query-error')).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
  });

  test('serves Lambda to its SDK client, payloads as bytes', async () => {
    const seen: unknown[] = [];
    execute = (_operation, input) => {
      seen.push(input);
      return { StatusCode: 200, Payload: '{"ä":1}', FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' };
    };
    const FunctionName = 'arn:aws:lambda:eu-central-1:000000000000:function:worker';
    const answer = await new LambdaClient(options()).send(
      new InvokeCommand({ FunctionName, Payload: Buffer.from('"ü"'), InvocationType: 'RequestResponse' }),
    );
    expect(seen).toEqual([{ FunctionName, Payload: '"ü"', InvocationType: 'RequestResponse' }]);
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' });
    expect(answer.Payload?.transformToString()).toBe('{"ä":1}');
  });

  test('answers who signs, as STS does', async () => {
    const response = await post({
      service: 'sts',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(response.headers.get('content-type')).toBe('text/xml');
    expect(await response.text()).toContain('<Arn>arn:aws:iam::000000000000:user/operator</Arn>');
  });
});

describe('The AWS endpoint refuses', () => {
  test('a wrong secret and an unknown key, by the SDK and by Lambda with 403', async () => {
    const wrongSecret = { ...operator, secretAccessKey: 'wrong' };
    await expect(dynamodb(wrongSecret).send(new PutItemCommand({ TableName: 'T', Item: {} }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 400 },
    });
    const unknownKey = { ...operator, accessKeyId: 'AKIAUNKNOWN' };
    await expect(
      new LambdaClient(options(unknownKey)).send(new InvokeCommand({ FunctionName: 'f' })),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
      $metadata: { httpStatusCode: 403 },
    });
    const kinesis = new KinesisClient(options(unknownKey));
    await expect(
      kinesis.send(new PutRecordCommand({ StreamName: 's', Data: Buffer.from(''), PartitionKey: 'k' })),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    kinesis.destroy();
  });

  test('a body that was changed on the way', async () => {
    const tampered = await post({ target: 'DynamoDB_20120810.PutItem', body: '{}', send: '{ }' });
    expect(tampered.status).toBe(400);
    expect(await tampered.json()).toMatchObject({ __type: 'com.amazon.coral.service#InvalidSignatureException' });
  });

  test('what the role has no right to, in the words of AWS', async () => {
    const trust = trustPolicyDocument.parse({
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    });
    const grant = { Statement: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' } };
    const role = identities.addRole({ name: 'Reader', trust, policies: [identityPolicyDocument.parse(grant)] });
    const client = dynamodb(identities.credentials(role.arn, 'reader'));
    const put = new PutItemCommand({ TableName: 'T', Item: {} });
    const who =
      'User: arn:aws:sts::000000000000:assumed-role/Reader/reader is not authorized to perform: dynamodb:PutItem';
    await expect(client.send(put)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `${who} on resource: arn:aws:dynamodb:::thing because no identity-based policy allows the dynamodb:PutItem action`,
    });
    role.attach(identityPolicyDocument.parse({ Statement: { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' } }));
    await client.send(put);
    role.attach(identityPolicyDocument.parse({ Statement: { Effect: 'Deny', Action: '*:PutItem', Resource: '*' } }));
    await expect(client.send(put)).rejects.toThrow(/with an explicit deny in an identity-based policy$/);
  });

  test.each([
    ['DynamoDB_20120810.PutItem', '{"a":', 'com.amazon.coral.service#SerializationException'],
    ['DynamoDB_20120810.PutItem', '[]', 'com.amazon.coral.service#SerializationException'],
    ['DynamoDB_20120810.PutItem', '', 'com.amazon.coral.service#SerializationException'],
    ['Kinesis_20131202.PutRecord', 'null', 'SerializationException'],
    ['Unknown_1.Do', '{}', 'UnknownOperationException'],
    ['__proto__.Do', '{}', 'UnknownOperationException'],
    ['', '{}', 'UnknownOperationException'],
  ])('%s with the body %j as %s', async (target, body, type) => {
    const service = target.startsWith('Kinesis') ? 'kinesis' : 'dynamodb';
    const response = await post({ service, target, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: type });
  });

  test('an unsigned request, and one that speaks no protocol', async () => {
    const unsigned = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      body: '{}',
    });
    expect(await unsigned.json()).toMatchObject({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
      message: 'Missing Authentication Token',
    });
    const unknown = await fetch(`${url}/bucket/key`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  test('a body over 16 MB', async () => {
    const body = Buffer.alloc(requestBytesMax + 1);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' },
      body,
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ __type: 'RequestEntityTooLargeException' });
  });

  test('with one clear answer when the service itself fails, and shows the request id only', async () => {
    execute = () => {
      throw new TypeError('the secret inside');
    };
    const response = await post({ target: 'DynamoDB_20120810.PutItem', body: '{}' });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secret');
    const requestId = response.headers.get('x-amzn-requestid') ?? '';
    expect(text).toContain(requestId);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('the secret inside');
    expect(logged[0]).toContain(requestId);
  });

  test('nobody who leaves before the answer, over HTTP/1.1 and HTTP/2, and logs nothing', async () => {
    const headers = await signedHeaders({ target: 'DynamoDB_20120810.PutItem', body: '{}' });
    for (const leave of [leaveHttp1, leaveHttp2]) {
      const calls = new EventEmitter();
      execute = async () => {
        calls.emit('called');
        await once(calls, 'answer');
        return {};
      };
      await leave(headers, '{}', once(calls, 'called'));
      calls.emit('answer');
    }
    execute = () => ({});
    expect((await post({ target: 'DynamoDB_20120810.PutItem', body: '{}' })).status).toBe(200);
    expect(logged).toEqual([]);
  });

  test('bytes that are no HTTP, and stays up', async () => {
    for (const bytes of ['\x16\x03\x01nonsense', 'PRI * HTTP/2.0\r\n\r\nnonsense nonsense nonsense', 'PR']) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(url).port), 'localhost', () => socket.end(bytes));
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
        socket.resume();
      });
    }
    const response = await post({ target: 'DynamoDB_20120810.PutItem', body: '{}' });
    expect(response.status).toBe(200);
  });
});

describe('The control surface', () => {
  test('moves time and waits until everything is done', async () => {
    const end = activity.begin();
    clock.after(60_000, end);
    const settled = post({ service: 'local', path: '/_local/settled', body: '' });
    const advanced = await post({ service: 'local', path: '/_local/clock', body: '{"advanceMs":60000}' });
    expect(advanced.status).toBe(200);
    expect(await (await settled).json()).toEqual({ settled: true });
  });

  test('tells how long the event loop has stood still since it was last asked', async () => {
    const stallMs = async (): Promise<number> => {
      const answer = await post({ service: 'local', path: '/_local/stalls', body: '' });
      return ((await answer.json()) as { readonly maxMs: number }).maxMs;
    };
    const blockMs = 300;
    // The first answer begins the watch.
    await expect
      .poll(() => {
        const untilMs = performance.now() + blockMs;
        while (performance.now() < untilMs);
        return stallMs();
      })
      .toBeGreaterThan(blockMs / 2);
    await expect.poll(stallMs).toBeLessThan(blockMs / 2);
  });

  test('refuses everybody but the operator, and what it does not know', async () => {
    const trust = trustPolicyDocument.parse({
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    });
    const all = identityPolicyDocument.parse({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
    const role = identities.addRole({ name: 'Powerful', trust, policies: [all] });
    const credentials = identities.credentials(role.arn, 'p');
    const denied = await post({ service: 'local', path: '/_local/clock', body: '{"advanceMs":1}', credentials });
    expect(denied.status).toBe(403);
    const backwards = await post({ service: 'local', path: '/_local/clock', body: '{"advanceMs":-1}' });
    expect(backwards.status).toBe(400);
    const unknown = await post({ service: 'local', path: '/_local/reset', body: '' });
    expect(unknown.status).toBe(404);
  });
});

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function options(credentials: Keys = operator) {
  return { endpoint: url, region: environment.region, credentials, maxAttempts: 1 };
}

function dynamodb(credentials: Keys = operator): DynamoDBClient {
  return new DynamoDBClient(options(credentials));
}

interface Post {
  service?: string;
  path?: string;
  target?: string;
  headers?: Record<string, string>;
  body: string;
  /** What is sent in place of the body that was signed. */
  send?: string;
  credentials?: Keys;
}

async function post(request: Post): Promise<Response> {
  const { path = '/', body, send = body } = request;
  return fetch(url + path, { method: 'POST', headers: await signedHeaders(request), body: send });
}

async function signedHeaders(request: Post): Promise<Record<string, string>> {
  const { service = 'dynamodb', path = '/', body, credentials = operator } = request;
  const { hostname, host } = new URL(url);
  const signer = new SignatureV4({ credentials, region: environment.region, service, sha256: Sha256 });
  const headers: Record<string, string> = { host, ...request.headers };
  if (request.target !== undefined) headers['x-amz-target'] = request.target;
  return (await signer.sign({ method: 'POST', protocol: 'http:', hostname, path, headers, body })).headers;
}

/** Sends a request and closes the connection as soon as it has been called for; resolves when it is closed. */
async function leaveHttp1(headers: Record<string, string>, body: string, called: Promise<unknown>): Promise<void> {
  const request = httpRequest(url, { method: 'POST', headers }).on('error', () => undefined);
  request.end(body);
  await called;
  const closed = new Promise((resolve) => request.once('close', resolve));
  request.destroy();
  await closed;
}

async function leaveHttp2(headers: Record<string, string>, body: string, called: Promise<unknown>): Promise<void> {
  const session = connectHttp2(url).on('error', () => undefined);
  const stream = session.request({ ...headers, ':method': 'POST', ':path': '/' }).on('error', () => undefined);
  stream.end(body);
  await called;
  const closed = new Promise((resolve) => session.once('close', resolve));
  stream.close(constants.NGHTTP2_CANCEL);
  session.close();
  await closed;
}
