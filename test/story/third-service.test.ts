import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RegistrationService } from '../../demo/registration-service.ts';
import { dynamodbAt } from '../../functions/aws/dynamodb.ts';
import { ReceiptTable } from '../../functions/registration/receipt-table.ts';
import { receiptsApp } from '../../infra/app.ts';
import { bundle } from '../../infra/bundle.ts';
import { standardErrorLog } from '../../local/log.ts';
import { startRuntime, type Runtime } from '../../local/runtime.ts';
import type { RegistrationItem } from '../../resolvers/receipt.ts';
import { putReceipt, receiptOf } from '../functions/receipts.ts';
import { projectDirectory } from '../infra/synthesized-app.ts';

/**
 * One service more is one adapter, `functions/registration/services/loyalty.ts`, and one entry in
 * `infra/external-services.ts`: the rest follows, here on the local runtime.
 */
const names = ['tax', 'logistics', 'loyalty'] as const;

let directory: string;
let services: readonly RegistrationService[];
let runtime: Runtime;
let dynamodb: DynamoDBClient;
let table: ReceiptTable;
let tableName: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'third-service-'));
  const assemblyDirectory = path.join(directory, 'assembly');
  const bundles = await bundle({ projectDirectory, outputDirectory: path.join(directory, 'bundles') });
  const context = { demoServices: true };
  // CloudFormation's own rules are the business of the templates' tests; their engine takes seconds to load.
  vi.stubEnv('CDK_VALIDATION', 'false');
  receiptsApp({ projectDirectory, bundles, outputDirectory: assemblyDirectory, context }).synth();
  services = await Promise.all(
    names.map((name) =>
      RegistrationService.start({ name, file: path.join(directory, name), port: 0, random: Math.random }),
    ),
  );
  const [tax, logistics, loyalty] = services;
  runtime = await startRuntime({
    assemblyDirectory,
    dataDirectory: path.join(directory, 'data'),
    ports: { http: 0, tls: 0, aws: 0 },
    parameters: {
      TaxServiceUrl: tax?.url ?? '',
      LogisticsServiceUrl: logistics?.url ?? '',
      LoyaltyServiceUrl: loyalty?.url ?? '',
    },
    log: standardErrorLog({ component: 'local', level: 'warn' }),
  });
  const { endpoints, region, operator } = runtime;
  dynamodb = new DynamoDBClient({ region, endpoint: endpoints.aws, credentials: operator });
  const { TableNames: tables = [] } = await dynamodb.send(new ListTablesCommand({}));
  tableName = tables.find((name) => /^ReceiptsData-Receipts[0-9A-F]{8}$/.test(name)) ?? expect.fail(tables.join());
  const target = { region, endpoint: endpoints.aws, credentials: () => operator };
  table = new ReceiptTable(dynamodbAt(target), tableName);
}, 120_000);

afterAll(async () => {
  await runtime.stop();
  await Promise.all(services.map((service) => service.close()));
  await rm(directory, { recursive: true });
});

const pending: RegistrationItem = { status: 'PENDING', attempts: 0 };
const registrations = Object.fromEntries(names.map((name) => [name, pending]));

test('a receipt of a type that names a third service is accepted when all three have it', async () => {
  const receipt = receiptOf({ registrations, timeMs: Date.now() });
  await putReceipt(dynamodb, receipt, tableName);
  await runtime.settled();
  const found = await table.find(receipt);
  expect(found).toMatchObject({
    status: 'ACCEPTED',
    registrations: { loyalty: { status: 'REGISTERED', reference: 'LOYALTY-000001' } },
  });
});

test('what a third service refuses is taken back from the others', async () => {
  const reference = 'sandbox(loyalty=refuse) 1';
  const receipt = receiptOf({ registrations, timeMs: Date.now(), seed: 1, reference });
  await putReceipt(dynamodb, receipt, tableName);
  await runtime.settled();
  expect(await table.find(receipt)).toMatchObject({
    status: 'REJECTED',
    registrations: { tax: { status: 'VOIDED' }, logistics: { status: 'VOIDED' }, loyalty: { status: 'REFUSED' } },
  });
});
