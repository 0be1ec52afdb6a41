import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Activity } from './activity.ts';
import type { AppsyncApi } from './appsync/appsync-api.ts';
import { graphqlHttpHandler } from './appsync/http.ts';
import { graphqlPath, realtimePath, RealtimeServer } from './appsync/realtime/server.ts';
import { appsyncResources, type Appsync } from './appsync/resource.ts';
import { ControlProtocol } from './aws/control-protocol.ts';
import { AwsDoor } from './aws/aws-door.ts';
import { AwsEndpoint } from './aws/endpoint.ts';
import { Gateway } from './aws/gateway.ts';
import { JsonProtocol } from './aws/json-protocol.ts';
import { LambdaProtocol } from './aws/lambda-protocol.ts';
import { StsProtocol } from './aws/sts-protocol.ts';
import { AdjustableClock } from './clock.ts';
import { readAssembly, type CloudAssembly } from './cloudformation/assembly.ts';
import { deploy, type StackOutputs } from './cloudformation/deployment.ts';
import type { Environment, ResourceType } from './cloudformation/resource-type.ts';
import { Closing, drainMsMax } from './closing.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { DynamoDb } from './dynamodb/dynamodb.ts';
import { dynamodbResources } from './dynamodb/resource.ts';
import { EventSourceMappings } from './event-source/event-source-mappings.ts';
import { GraphqlDoors } from './graphql-doors.ts';
import { IamIdentities } from './iam/identities.ts';
import { operatorCredentials, type OperatorCredentials } from './iam/operator.ts';
import { iamResources } from './iam/resource.ts';
import type { OnAsked, Role } from './iam/role.ts';
import { SigV4Verifier } from './iam/sigv4.ts';
import { keepJson } from './kept-json.ts';
import { Kinesis } from './kinesis/kinesis.ts';
import { kinesisResources } from './kinesis/resource.ts';
import { Lambda } from './lambda/lambda.ts';
import { Processor } from './lambda/processor.ts';
import { lambdaResources } from './lambda/resource.ts';
import type { Log } from './log.ts';
import { MeterReport } from './meter/meter-report.ts';
import { Meter } from './meter/meter.ts';
import { declaredStacks, isFirewalled, type DeclaredStack } from './meter/standing.ts';
import { secretsManagerResources } from './secretsmanager/resource.ts';
import { SecretsManager } from './secretsmanager/secrets-manager.ts';
import { sqsResources } from './sqs/resource.ts';
import { Sqs } from './sqs/sqs.ts';
import { Store } from './store/store.ts';
import { tlsMaterial } from './tls/tls-material.ts';

export const environment: Environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' };

/** Nobody but this machine: what it serves is protected by keys that lie on its disk. */
const host = '127.0.0.1';
/** How long a door that closes waits for the requests it has let in. */
const doorGraceMs = 500;

export interface RuntimeOptions {
  /** What `cdk synth` has written. */
  readonly assemblyDirectory: string;
  /** Everything that is kept; made when it is not there. */
  readonly dataDirectory: string;
  /** 0 takes any free port. */
  readonly ports: { readonly http: number; readonly tls: number; readonly aws: number };
  /** Values of the templates' parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Hears of every permission that a role of the template is asked for. */
  readonly onPermissionAsked?: OnAsked;
}

export interface Endpoints {
  readonly graphql: string;
  readonly realtime: string;
  readonly graphqlTls: string;
  /** PEM of the authority that a client of `graphqlTls` must trust. */
  readonly caFile: string;
  readonly aws: string;
}

export interface Runtime {
  readonly endpoints: Endpoints;
  readonly region: string;
  readonly operator: OperatorCredentials;
  readonly outputs: StackOutputs;
  readonly clock: AdjustableClock;
  /** The template's roles with their policies. */
  readonly roles: readonly Role[];
  /** What everything would have cost on AWS. */
  readonly meterReport: MeterReport;
  /** Resolves when no work is under way or due. */
  settled(): Promise<void>;
  /** Finishes what is in flight and closes everything, within 5 seconds. */
  stop(): Promise<void>;
}

/**
 * Runs a cloud assembly: binds the ports, opens the store, brings the templates' resources into being, then opens the
 * doors and starts the event source mappings.
 * @throws {TemplateRefused} with everything in the templates that is not carried out
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDirectory } = options;
  const closing = new Closing();
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    closing.after(lockDataDirectory(dataDirectory));
    return await start(options, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function start(options: RuntimeOptions, closing: Closing): Promise<Runtime> {
  const { assemblyDirectory, dataDirectory, parameters, log } = options;
  const assembly = readAssembly(assemblyDirectory, environment);
  const clock = new AdjustableClock();
  const meter = new Meter();
  const stacks = declaredStacks(assembly);
  const ports = await bindPorts(options, clock, closing);
  const { endpoints } = ports;
  const operator = operatorCredentials(dataDirectory);
  const store = Store.open(join(dataDirectory, 'store'));
  closing.after(() => store.close());
  const services = composeServices({ ...options, endpoints, operator, store, clock, meter }, closing);
  const appsync = composeAppsync({ services, endpoints, assembly, stacks, clock, meter, log, dataDirectory });
  const types = resourceTypes(services, appsync, assembly);
  const outputs = await deploy({ assembly, types, parameters, environment, log });
  const meterReport = new MeterReport({ meter, region: environment.region, stacks });
  openDoors({ ...ports, services, api: onlyApi(appsync.open()), clock, meterReport, log }, closing);
  services.mappings.start();
  // Nobody waits for it: who comes first only finds his function cold.
  services.lambda.provision().catch((error: unknown) => log.error('Cannot bring up functions ahead', { error }));
  return {
    endpoints,
    region: environment.region,
    operator,
    outputs,
    clock,
    roles: services.identities.roles(),
    meterReport,
    settled: () => services.activity.settled(),
    stop: () => closing.run(),
  };
}

interface BoundPorts {
  readonly endpoints: Endpoints;
  readonly doors: GraphqlDoors;
  readonly awsDoor: AwsDoor;
}

/** The ports come first: resources give their addresses away. */
async function bindPorts(
  { ports, dataDirectory }: RuntimeOptions,
  clock: AdjustableClock,
  closing: Closing,
): Promise<BoundPorts> {
  const awsDoor = new AwsDoor();
  const awsPort = await awsDoor.listen(ports.aws, host);
  closing.after(() => awsDoor.close(doorGraceMs));
  const tls = await tlsMaterial(join(dataDirectory, 'tls'), clock);
  const { doors, ports: bound } = await GraphqlDoors.bind({ host, ports, tls });
  closing.after(() => doors.close(doorGraceMs));
  const endpoints = {
    graphql: `http://localhost:${bound.http}${graphqlPath}`,
    realtime: `ws://localhost:${bound.http}${realtimePath}`,
    graphqlTls: `https://localhost:${bound.tls}${graphqlPath}`,
    caFile: tls.caFile,
    aws: `http://localhost:${awsPort}`,
  };
  return { endpoints, doors, awsDoor };
}

type Services = ReturnType<typeof composeServices>;

function composeServices(
  parts: {
    readonly endpoints: Endpoints;
    readonly operator: OperatorCredentials;
    readonly store: Store;
    readonly clock: AdjustableClock;
    readonly onPermissionAsked?: OnAsked;
    readonly meter: Meter;
    readonly log: Log;
  },
  closing: Closing,
) {
  const { endpoints, operator, store, clock, meter, log, onPermissionAsked } = parts;
  const activity = new Activity();
  const identities = new IamIdentities({ environment, operator, onAsked: onPermissionAsked });
  const verifier = new SigV4Verifier({
    region: environment.region,
    nowMs: Date.now,
    holder: (accessKeyId) => identities.holder(accessKeyId),
  });
  const endpointUrl = (): string => endpoints.aws;
  const base = { store, clock, environment, activity, identities, endpointUrl, meter, log };
  const dynamodb = new DynamoDb(base);
  closing.after(() => dynamodb.close());
  const kinesis = new Kinesis(base);
  closing.after(() => kinesis.close());
  const sqs = new Sqs(base);
  closing.after(() => sqs.close());
  const lambda = new Lambda({ ...base, processor: new Processor() });
  closing.after(() => lambda.close());
  const secretsManager = new SecretsManager(base);
  const gateway = new Gateway([dynamodb, kinesis, sqs, lambda, secretsManager]);
  const mappings = new EventSourceMappings({
    ...base,
    gateway,
    invoke: (functionArn, payload) => lambda.invoke(functionArn, payload),
    findStream: (arn) => (arn.includes(':dynamodb:') ? dynamodb.stream(arn) : kinesis.stream(arn)),
    findQueue: (arn) => sqs.queue(arn),
    queueUrl: (arn) => sqs.queueUrl(arn.slice(arn.lastIndexOf(':') + 1)),
  });
  return { activity, identities, verifier, gateway, dynamodb, kinesis, sqs, lambda, secretsManager, mappings };
}

const tokenSecretFile = z.strictObject({ secret: z.string().min(32) });

function composeAppsync(parts: {
  readonly services: Services;
  readonly endpoints: Endpoints;
  readonly assembly: CloudAssembly;
  readonly stacks: readonly DeclaredStack[];
  readonly clock: AdjustableClock;
  readonly meter: Meter;
  readonly log: Log;
  readonly dataDirectory: string;
}): Appsync {
  const { services, endpoints, assembly, stacks, clock, meter, log, dataDirectory } = parts;
  const { secret } = keepJson(join(dataDirectory, 'token-secret.json'), tokenSecretFile, () => ({
    secret: randomBytes(32).toString('base64url'),
  }));
  return appsyncResources({
    environment,
    services: services.gateway,
    identities: services.identities,
    signatures: services.verifier,
    clock,
    log,
    meter,
    isFirewalled: isFirewalled(stacks),
    endpoints: { graphqlUrl: endpoints.graphql, realtimeUrl: endpoints.realtime },
    tokenSecret: secret,
    assetFile: (location) => {
      const { host: bucket, pathname } = new URL(location);
      return assembly.assetPath(bucket, pathname.slice(1));
    },
  });
}

function resourceTypes(services: Services, appsync: Appsync, assembly: CloudAssembly): readonly ResourceType[] {
  const { identities, dynamodb, kinesis, sqs, lambda, secretsManager, mappings } = services;
  const assetPath = (bucket: string, key: string): string => assembly.assetPath(bucket, key);
  return [
    ...iamResources(identities),
    ...dynamodbResources(dynamodb),
    ...kinesisResources(kinesis),
    ...secretsManagerResources(secretsManager),
    ...sqsResources(sqs),
    ...lambdaResources({ lambda, mappings, assetPath }),
    ...appsync.resources,
  ];
}

/** One set of ports serves one API, as one domain does. */
function onlyApi(apis: readonly AppsyncApi[]): AppsyncApi | undefined {
  if (apis.length <= 1) return apis[0];
  throw new Error(`Cannot serve ${apis.length} GraphQL APIs: this runtime has one address for one API.`);
}

function openDoors(
  parts: BoundPorts & {
    readonly services: Services;
    readonly api: AppsyncApi | undefined;
    readonly clock: AdjustableClock;
    readonly meterReport: MeterReport;
    readonly log: Log;
  },
  closing: Closing,
): void {
  const { doors, awsDoor, services, api, clock, meterReport, log } = parts;
  const { verifier, gateway, activity, identities } = services;
  const protocols = [
    new JsonProtocol({ gateway, verifier }),
    new LambdaProtocol({ gateway, verifier }),
    new ControlProtocol({
      verifier,
      clock,
      activity,
      meterReport,
      isOperator: (principal) => principal === identities.operator,
    }),
    new StsProtocol({ verifier }),
  ];
  awsDoor.open(new AwsEndpoint({ protocols, log }));
  const realtime = api && new RealtimeServer({ api, clock, log, activity });
  if (realtime) doors.open(graphqlHttpHandler({ api, log: log.component('graphql') }), realtime);
  closing.first(async () => {
    // What functions are at may end in a call to the API, and in a message to its subscribers.
    await services.mappings.stop();
    await Promise.all([realtime?.close(), doors.close(drainMsMax)]);
  });
}
