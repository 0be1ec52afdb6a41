import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach } from 'vitest';
import type { AppsyncApi } from '../../../local/appsync/appsync-api.ts';
import { graphqlHttpHandler } from '../../../local/appsync/http.ts';
import { appsyncResources } from '../../../local/appsync/resource.ts';
import { Gateway } from '../../../local/aws/gateway.ts';
import type { AwsService } from '../../../local/aws/service.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import type { Environment, ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { IamIdentities } from '../../../local/iam/identities.ts';
import { identityPolicyDocument, trustPolicyDocument } from '../../../local/iam/policy.ts';
import { SigV4Verifier } from '../../../local/iam/sigv4.ts';
import { openLog } from '../../../local/log.ts';
import { InProcessLambda, type LambdaHandler } from './in-process-lambda.ts';

export const environment: Environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' };

export const PASS_THROUGH = `
  export function request(ctx) { return { payload: ctx.args } }
  export function response(ctx) { return ctx.result }
`;

export const RUNTIME = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };

export interface ResolverSetup {
  readonly dataSource?: string;
  readonly code?: string;
  /** Names of functions; makes a pipeline. */
  readonly functions?: readonly string[];
  readonly maxBatchSize?: number;
}

export interface ApiSetup {
  readonly schema: string;
  readonly resolvers?: Readonly<Record<string, ResolverSetup>>;
  readonly functions?: Readonly<Record<string, { dataSource: string; code: string }>>;
  /** Each becomes a Lambda data source of that name. */
  readonly lambdas?: Readonly<Record<string, LambdaHandler>>;
  readonly authorizer?: LambdaHandler;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly services?: readonly AwsService[];
  /** DynamoDB data sources by name, with their tables. */
  readonly tables?: Readonly<Record<string, string>>;
  /** What the data sources' role may do. */
  readonly dataSourceActions?: readonly string[];
  /** Time of its own, e.g. one that stands still. */
  readonly clock?: AdjustableClock;
}

/** A GraphQL answer as it came over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export class DeployedApi {
  readonly api: AppsyncApi;
  readonly clock: AdjustableClock;
  readonly identities: IamIdentities;
  readonly lambda: InProcessLambda;
  readonly logLines: string[];
  readonly url: string;
  readonly #server: Server;

  constructor(parts: {
    api: AppsyncApi;
    clock: AdjustableClock;
    identities: IamIdentities;
    lambda: InProcessLambda;
    logLines: string[];
    url: string;
    server: Server;
  }) {
    this.api = parts.api;
    this.clock = parts.clock;
    this.identities = parts.identities;
    this.lambda = parts.lambda;
    this.logLines = parts.logLines;
    this.url = parts.url;
    this.#server = parts.server;
  }

  /** Posts an operation with a token that the standard authorizer lets in. */
  graphql(
    query: string,
    variables?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    return this.post(JSON.stringify({ query, variables }), { authorization: 'token', ...headers });
  }

  async post(body: string | undefined, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    return answerOf(await fetch(this.url, body === undefined ? init : { ...init, body }));
  }

  async get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return answerOf(await fetch(`${this.url}?${new URLSearchParams(parameters).toString()}`, { headers }));
  }

  /** Posts an operation signed as a role that may do `actions` on `resources`. */
  async signed(
    query: string,
    options: { variables?: Record<string, unknown>; resources: readonly string[]; tamper?: boolean },
  ): Promise<HttpAnswer> {
    const name = `caller-${this.#signedCallers++}`;
    const role = this.identities.addRole({
      name,
      trust: trustOf('lambda.amazonaws.com'),
      policies: [policyOf(['appsync:GraphQL'], options.resources)],
    });
    const credentials = this.identities.credentials(role.arn, 'session', 'lambda.amazonaws.com');
    const { host, hostname, port, pathname } = new URL(this.url);
    const body = JSON.stringify({ query, variables: options.variables });
    const signer = new SignatureV4({ credentials, region: environment.region, service: 'appsync', sha256: Sha256 });
    const signedRequest = await signer.sign({
      method: 'POST',
      protocol: 'http:',
      hostname,
      port: Number(port),
      path: pathname,
      headers: { host, 'content-type': 'application/json' },
      body,
    });
    return this.post(options.tamper === true ? `${body} ` : body, signedRequest.headers);
  }

  #signedCallers = 0;

  get apiArn(): string {
    return `arn:aws:appsync:eu-central-1:000000000000:apis/${this.api.apiId}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}

/** Deploys an API through its resource types, as a template would, and serves it on a port of its own. */
export async function deploy(setup: ApiSetup): Promise<DeployedApi> {
  const clock = setup.clock ?? new AdjustableClock();
  const logLines: string[] = [];
  const log = openLog({ level: 'info', component: 'test', nowMs: Date.now, write: (line) => logLines.push(line) });
  const identities = new IamIdentities({
    environment,
    operator: { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'secret' },
  });
  const role = identities.addRole({
    name: 'data-source',
    trust: trustOf('appsync.amazonaws.com'),
    policies: [policyOf(setup.dataSourceActions ?? ['lambda:InvokeFunction', 'dynamodb:*'], ['*'])],
  });
  const authorizer = setup.authorizer ?? (() => ({ isAuthorized: true }));
  const lambda = new InProcessLambda({ ...setup.lambdas, authorizer });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}/graphql`;
  const appsync = appsyncResources({
    environment,
    services: new Gateway([lambda, ...(setup.services ?? [])]),
    identities,
    signatures: new SigV4Verifier({
      region: environment.region,
      nowMs: Date.now,
      holder: (accessKeyId) => identities.holder(accessKeyId),
    }),
    clock,
    log,
    endpoints: { graphqlUrl: url, realtimeUrl: url.replace('http', 'ws') },
    tokenSecret: 'secret',
    assetFile: (location) => location,
  });
  await createResources(appsync.resources, setup, role.arn);
  const [api] = appsync.open();
  if (!api) throw new Error('No API was opened.');
  server.on('request', graphqlHttpHandler({ api, log }));
  return new DeployedApi({ api, clock, identities, lambda, logLines, url, server });
}

const openForTest: DeployedApi[] = [];
afterEach(async () => {
  for (const deployed of openForTest.splice(0)) await deployed.close();
});

/** Closed after the test. */
export async function deployForTest(setup: ApiSetup): Promise<DeployedApi> {
  const deployed = await deploy(setup);
  openForTest.push(deployed);
  return deployed;
}

async function createResources(types: readonly ResourceType[], setup: ApiSetup, ServiceRoleArn: string): Promise<void> {
  const create = async (name: string, logicalId: string, input: Record<string, unknown>): Promise<Attributes> => {
    const type = types.find((candidate) => candidate.name === name);
    if (!type) throw new Error(`There is no resource type ${name}.`);
    const properties = type.properties.parse(input);
    const created = await type.create({ stackName: 'Test', logicalId, physicalName: `Test-${logicalId}`, properties });
    return created.attributes ?? {};
  };
  const { ApiId } = await create('AWS::AppSync::GraphQLApi', 'Api', {
    Name: 'test',
    AuthenticationType: 'AWS_LAMBDA',
    LambdaAuthorizerConfig: { AuthorizerUri: InProcessLambda.arnOf('authorizer') },
    AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_IAM' }],
    ...setup.properties,
  });
  const api = { ApiId };
  await create('AWS::AppSync::GraphQLSchema', 'Schema', { ...api, Definition: setup.schema });
  await create('AWS::AppSync::DataSource', 'none', { ...api, Name: 'none', Type: 'NONE' });
  for (const Name of Object.keys(setup.lambdas ?? {})) {
    const LambdaConfig = { LambdaFunctionArn: InProcessLambda.arnOf(Name) };
    await create('AWS::AppSync::DataSource', Name, { ...api, Name, Type: 'AWS_LAMBDA', ServiceRoleArn, LambdaConfig });
  }
  for (const [Name, TableName] of Object.entries(setup.tables ?? {})) {
    const DynamoDBConfig = { TableName, AwsRegion: environment.region };
    const Type = 'AMAZON_DYNAMODB';
    await create('AWS::AppSync::DataSource', Name, { ...api, Name, Type, ServiceRoleArn, DynamoDBConfig });
  }
  const functionIds = new Map<string, string | undefined>();
  for (const [Name, { dataSource, code }] of Object.entries(setup.functions ?? {})) {
    const attributes = await create('AWS::AppSync::FunctionConfiguration', Name, {
      ...{ ...api, Name, DataSourceName: dataSource, Code: code, Runtime: RUNTIME, FunctionVersion: '2018-05-29' },
    });
    functionIds.set(Name, attributes['FunctionId']);
  }
  for (const [name, resolver] of Object.entries(setup.resolvers ?? {})) {
    const [TypeName, FieldName] = name.split('.');
    const { dataSource, code, functions, maxBatchSize } = resolver;
    await create('AWS::AppSync::Resolver', name, {
      ...{ ...api, TypeName, FieldName, Kind: functions ? 'PIPELINE' : 'UNIT' },
      ...(dataSource !== undefined && { DataSourceName: dataSource }),
      ...(functions && { PipelineConfig: { Functions: functions.map((each) => functionIds.get(each)) } }),
      ...(code !== undefined && { Code: code, Runtime: RUNTIME }),
      ...(maxBatchSize !== undefined && { MaxBatchSize: maxBatchSize }),
    });
  }
}

type Attributes = Readonly<Record<string, string>>;

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function trustOf(service: string) {
  return trustPolicyDocument.parse({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });
}

function policyOf(actions: readonly string[], resources: readonly string[]) {
  return identityPolicyDocument.parse({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [...actions], Resource: [...resources] }],
  });
}
