import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { posDocument } from '../../demo/documents.ts';
import { startServices, type SimulatedServices } from '../../demo/services.ts';
import { freshAssembly } from '../../infra/assembly.ts';
import type { Permission } from '../../local/aws/service.ts';
import { submittedAtOf } from '../../functions/receipt/stored-receipt.ts';
import { decide, type Policy, type Statement } from '../../local/iam/policy.ts';
import type { Role } from '../../local/iam/role.ts';
import { openLog } from '../../local/log.ts';
import { startRuntime, type Runtime } from '../../local/runtime.ts';
import type { Endpoints } from '../product.ts';
import { graphql, graphqlAsOperator, receiptFields, submit, tryRange, trySubmit, type Receipt } from './client.ts';
import { end, sign, type SignedContract } from './operator.ts';
import { subscribe } from './subscriber.ts';
import { define, rideDefinition } from './type-definer.ts';

/**
 * Runs the story with every grant of the template and writes down what each role is asked for. Then each grant - one action of one
 * statement - is taken away in turn, and what the role was asked for is decided anew by the same rules: something that was
 * allowed has to be refused now. Every call of the story was allowed, so no grant is missing; each is needed, so none is superfluous.
 */
const projectDirectory = path.resolve(import.meta.dirname, '../..');

/** What AWS wants of a role that reads a Kinesis stream: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
const askedByAwsAlone = new Set(['kinesis:DescribeStreamSummary']);

let directory: string;
let services: SimulatedServices;
let assemblyDirectory: string;
let runtime: Runtime;
const asked = new Map<Role, Map<string, Permission>>();

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'grants-'));
  [services, assemblyDirectory] = await Promise.all([
    startServices({ directory: path.join(directory, 'services') }),
    freshAssembly({ projectDirectory, cacheDirectory: path.join(projectDirectory, '.build', 'assemblies') }),
  ]);
  runtime = await start(assemblyDirectory, (role, permission) => {
    const ofRole = asked.get(role) ?? new Map<string, Permission>();
    asked.set(role, ofRole.set(`${permission.action} ${permission.resource}`, permission));
  });
  await tellTheStory(endpointsOf(runtime));
}, 120_000);

afterAll(async () => {
  await runtime.stop();
  await services.close();
  rmSync(directory, { recursive: true });
});

describe('A grant of the template', () => {
  test('is there for every call of the story', () => {
    const refused = [...asked].flatMap(([role, permissions]) =>
      [...permissions.values()]
        .filter((permission) => decide(role.policies, role, permission) !== 'allow')
        .map(({ action, resource }) => `${role.name}: ${action} on ${resource}`),
    );
    expect(refused).toEqual([]);
  });

  test('is needed: without it a call of the story is refused', () => {
    const unneeded = grants().filter(
      (grant) => !isOfLogs(grant) && !askedByAwsAlone.has(grant.action) && refusedWithout(grant).length === 0,
    );
    expect(unneeded.map(nameOf)).toEqual([]);
    expect(grants().length).toBeGreaterThan(80);
  });

  test('to write logs, which on one machine go another way, names the function and the API it serves', () => {
    const ofLogs = grants().filter(isOfLogs);
    expect(new Set(ofLogs.map(({ action }) => action))).toEqual(new Set(['logs:CreateLogStream', 'logs:PutLogEvents']));
    expect(ofLogs.length).toBe(2 * new Set(ofLogs.map(({ role }) => role)).size);
  });
});

describe('Without a grant', () => {
  test('to put receipts, submitting fails inside the service and stores nothing', async () => {
    const { contract, endpoints, stop } = await startWithout((type, text) =>
      type === 'AWS::IAM::Policy' && text.includes('ReceiptsSource')
        ? text.replace('"dynamodb:PutItem"', '"dynamodb:DescribeTable"')
        : text,
    );
    const { data, errors } = await trySubmit(endpoints, { document: posDocument(1) }, contract.apiKey);
    expect({ data, type: errors?.[0]?.errorType }).toEqual({ data: null, type: 'InternalFault' });
    expect(JSON.stringify(errors)).not.toMatch(/dynamodb|arn:aws/i);
    await stop();
  });

  test('to invoke the authorizer, nobody is let in', async () => {
    const { contract, endpoints, stop } = await startWithout((type, text) =>
      type === 'AWS::Lambda::Permission' ? text.replace('appsync.amazonaws.com', 'events.amazonaws.com') : text,
    );
    const { data, errors } = await graphql(endpoints, '{ __typename }', {}, contract.apiKey);
    expect({ data: data ?? null, type: errors?.[0]?.errorType }).toEqual({ data: null, type: 'BadRequestException' });
    await stop();
  });
});

function start(assembly: string, onPermissionAsked?: (role: Role, permission: Permission) => void): Promise<Runtime> {
  return startRuntime({
    assemblyDirectory: assembly,
    dataDirectory: mkdtempSync(path.join(directory, 'runtime-')),
    ports: { http: 0, tls: 0, aws: 0 },
    parameters: { TaxServiceUrl: services.urls.tax, LogisticsServiceUrl: services.urls.logistics },
    log: openLog({ level: 'error', component: 'test', nowMs: Date.now, write: () => undefined }),
    ...(onPermissionAsked && { onPermissionAsked }),
  });
}

/** The same assembly with resources changed; the contract is signed before anything else is tried. */
async function startWithout(
  change: (type: string, resource: string) => string,
): Promise<{ contract: SignedContract; endpoints: Endpoints; stop: () => Promise<void> }> {
  const copy = mkdtempSync(path.join(directory, 'assembly-'));
  cpSync(assemblyDirectory, copy, { recursive: true });
  let changed = 0;
  for (const file of readdirSync(copy).filter((name) => name.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(path.join(copy, file), 'utf8')) as {
      Resources: Record<string, { Type: string }>;
    };
    for (const [id, resource] of Object.entries(template.Resources)) {
      const text = JSON.stringify(resource);
      const other = change(resource.Type, text);
      if (other === text) continue;
      changed++;
      template.Resources[id] = JSON.parse(other) as { Type: string };
    }
    writeFileSync(path.join(copy, file), JSON.stringify(template));
  }
  expect(changed).toBe(1);
  const without = await start(copy);
  const endpoints = endpointsOf(without);
  return { contract: await sign(endpoints), endpoints, stop: () => without.stop() };
}

/** What the suites' client needs to know. */
function endpointsOf({ endpoints, region, operator }: Runtime): Endpoints {
  const nobody = { id: '', apiKey: '' };
  const contracts = { readWrite: nobody, secondReadWrite: nobody, readOnly: nobody };
  return { ...endpoints, region, operator, contracts, services: services.urls };
}

interface GrantOfRole {
  readonly role: Role;
  readonly statement: Statement;
  readonly action: string;
  readonly resource: string;
}

function grants(): GrantOfRole[] {
  return runtime.roles.flatMap((role) =>
    role.policies
      .flatMap(({ statements }) => statements)
      .flatMap((statement) =>
        statement.actions.flatMap((action) =>
          statement.resources.map((resource) => ({ role, statement, action, resource })),
        ),
      ),
  );
}

function isOfLogs({ action }: GrantOfRole): boolean {
  return action.startsWith('logs:');
}

function nameOf({ role, action, resource }: GrantOfRole): string {
  return `${role.name}: ${action} on ${resource}`;
}

/** Takes one action on one resource out of a statement, and leaves everything else of it. */
function refusedWithout({ role, statement, action, resource }: GrantOfRole): Permission[] {
  const others: Statement = { ...statement, coversAction: (name) => name !== action && statement.coversAction(name) };
  const elsewhere: Statement = {
    ...statement,
    coversAction: (name) => name === action,
    coversResource: (arn) => arn !== resource && statement.coversResource(arn),
  };
  const policies: Policy[] = role.policies.map(({ statements }) => ({
    statements: statements.flatMap((each) => (each === statement ? [others, elsewhere] : [each])),
  }));
  return [...(asked.get(role)?.values() ?? [])].filter((permission) => decide(policies, role, permission) !== 'allow');
}

/** Everything that clients, operators and external services can make the system do. */
async function tellTheStory(endpoints: Endpoints): Promise<void> {
  const { id, apiKey } = await sign(endpoints);
  const subscriber = await subscribe(endpoints, undefined, apiKey);
  // Beyond what is let in unasked, so that requests are bought.
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      submit(endpoints, { document: posDocument(index), reference: `${index}` }, apiKey),
    ),
  );
  const many = `mutation ($inputs: [SubmitReceiptInput!]!) { submitReceipts(inputs: $inputs) { receipt { id } } }`;
  for (let times = 0; times < 4; times++) {
    const inputs = Array.from({ length: 5 }, (_, index) => ({
      document: posDocument(60 + index),
      // The last are those of the first, sent again.
      reference: `many ${times % 3} ${index}`,
    }));
    expect((await graphql(endpoints, many, { inputs }, apiKey)).errors).toBeUndefined();
  }
  const first = await submit(endpoints, { document: posDocument(0), reference: '0' }, apiKey);
  await subscriber.next((change) => change.id === first.id);
  await runtime.settled();
  await setFault('tax', { mode: 'refuse' });
  await submit(endpoints, { document: posDocument(51) }, apiKey);
  await runtime.settled();
  await troubleWithServices(endpoints, { id, apiKey });

  const look = `{ receipt(id: "${first.id}") { ${receiptFields} document } a: receiptByReference(reference: "1") { id } ${Array.from({ length: 20 }, (_, index) => `b${index}: receiptByReference(reference: "${index}") { id }`).join(' ')} }`;
  expect((await graphql(endpoints, look, {}, apiKey)).errors).toBeUndefined();
  for (let times = 0; times < 20; times++) {
    await tryRange(endpoints, { from: '2026-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }, apiKey);
    expect((await graphql(endpoints, '{ receiptTypes { name } }', {}, apiKey)).errors).toBeUndefined();
  }
  await define(endpoints, rideDefinition('ride'));
  await orders(endpoints, { id, apiKey });
  await graphqlAsOperator(endpoints, 'mutation ($id: ID!) { rotateContractKey(id: $id) { apiKey } }', { id });
  await graphqlAsOperator(endpoints, '{ contracts { items { id } } }');
  await end(endpoints, id);
  await subscriber.completed;
  await expect(subscribe(endpoints, undefined, apiKey)).rejects.toThrow(/Unauthorized/);
  await nothingLeft();
}

/** What the queues hold after three hours of attempts. */
async function lastAttempts(
  endpoints: Endpoints,
  { id, contractId }: { id: string; contractId: string },
): Promise<void> {
  const { region, operator: credentials } = endpoints;
  const sqs = new SQSClient({ region, endpoint: endpoints.aws, credentials });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const partition = `${contractId}#${submittedAtOf({ id }).slice(0, 10)}#${id.charAt(10)}`;
  for (const service of ['Tax', 'Logistics']) {
    const QueueUrl = QueueUrls.find((url) => url.includes(`${service}Retries`) && !url.includes('DeadLetters'));
    const message = { partition, id, service: service.toLowerCase(), attempt: 1_000 };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  }
  sqs.destroy();
}

/** What is delayed is due at once. */
async function nothingLeft(): Promise<void> {
  runtime.clock.advance(15 * 60_000);
  await runtime.settled();
}

/** Both services fail until they are given up, and an operator redrives. */
async function troubleWithServices(endpoints: Endpoints, { id: contractId, apiKey }: SignedContract): Promise<void> {
  const names = ['tax', 'logistics'] as const;
  for (const name of names) await setFault(name, { mode: 'error' });
  const { id } = await submit(endpoints, { document: posDocument(50) }, apiKey);
  const until = async (isWanted: (registration: Receipt['registrations'][number]) => boolean): Promise<void> => {
    for (let isThere = false; !isThere;) {
      runtime.clock.advance(1_000);
      const query = `query ($id: ID!) { receipt(id: $id) { ${receiptFields} } }`;
      const { data } = await graphql<{ receipt: Receipt }>(endpoints, query, { id }, apiKey);
      isThere = data?.receipt.registrations.every(isWanted) ?? false;
    }
  };
  await until(({ attempts }) => attempts >= 2);
  await lastAttempts(endpoints, { id, contractId });
  await until(({ status }) => status === 'FAILED');
  const redrive = 'mutation ($id: ID!, $contractId: ID!) { redriveReceipt(id: $id, contractId: $contractId) { id } }';
  expect((await graphqlAsOperator(endpoints, redrive, { id, contractId })).errors).toBeUndefined();
  for (const name of names) await setFault(name, { mode: 'none' });
  await until(({ status }) => status === 'REGISTERED');
  const announce = 'mutation ($id: ID!, $contractId: ID!) { announceReceipt(id: $id, contractId: $contractId) { id } }';
  expect((await graphqlAsOperator(endpoints, announce, { id, contractId })).errors).toBeUndefined();

  await nothingLeft();
}

async function orders(endpoints: Endpoints, { id: contractId, apiKey }: SignedContract): Promise<void> {
  const announce = 'mutation ($id: ID!, $contractId: ID!) { announceOrder(id: $id, contractId: $contractId) { id } }';
  const mutation = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { id } }`;
  for (let quantity = 1; quantity <= 20; quantity++) {
    const input = { customId: 'AB-1234', customerId: 'c', items: [{ sku: 's', quantity }], clientKey: `${quantity}` };
    const { data, errors } = await graphql<{ submitOrder: { id: string } }>(endpoints, mutation, { input }, apiKey);
    if (!data) throw new Error(JSON.stringify(errors));
    // Its window is over at the second time: the order before is set aside.
    if (quantity === 1) {
      runtime.clock.advance(16_000);
      await graphql(endpoints, mutation, { input: { ...input, clientKey: 'again' } }, apiKey);
      const announced = await graphqlAsOperator(endpoints, announce, { id: data.submitOrder.id, contractId });
      expect(announced.errors).toBeUndefined();
      // The customer has totals by then, which further orders change.
      await nothingLeft();
    }
    await graphql(endpoints, 'query ($id: ID!) { order(id: $id) { id } }', { id: data.submitOrder.id }, apiKey);
  }
}

async function setFault(service: 'tax' | 'logistics', fault: { mode: string }): Promise<void> {
  const answer = await fetch(`${services.urls[service]}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(answer.ok).toBe(true);
}
