import { App, CfnOutput, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import {
  AuthorizationType,
  Code as ResolverCode,
  Definition,
  FunctionRuntime,
  GraphqlApi,
} from 'aws-cdk-lib/aws-appsync';
import { AttributeType, type ITable, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import {
  Code,
  EventSourceMapping,
  Function as LambdaFunction,
  Runtime,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const schema = `
  type Thing { id: ID! value: String! }
  type Query { thing(id: ID!): Thing }
  type Mutation { putThing(id: ID!, value: String!): Thing }
  type Subscription { onThing(id: ID): Thing @aws_subscribe(mutations: ["putThing"]) }
`;

const putThing = `
  import { util } from '@aws-appsync/utils';
  import { put } from '@aws-appsync/utils/dynamodb';
  export function request(ctx) {
    return put({ key: { id: ctx.args.id }, item: { value: ctx.args.value, who: ctx.identity.resolverContext.who } });
  }
  export function response(ctx) {
    if (ctx.error) util.error(ctx.error.message, ctx.error.type);
    return ctx.result;
  }
`;

const thing = `
  import { util } from '@aws-appsync/utils';
  import { get } from '@aws-appsync/utils/dynamodb';
  export function request(ctx) { return get({ key: { id: ctx.args.id } }); }
  export function response(ctx) {
    if (ctx.error) util.error(ctx.error.message, ctx.error.type);
    return ctx.result;
  }
`;

/** A small app that uses every service: an API over a table, whose stream a function relays to a queue and a stream. */
export async function synthesizeFixture(directory: string): Promise<string> {
  const codeDirectory = join(directory, 'code');
  await bundleHandlers(codeDirectory);
  const assemblyDirectory = join(directory, 'cdk.out');
  const app = new App({
    outdir: assemblyDirectory,
    analyticsReporting: false,
    // It takes seconds, and asks whether AWS would take the template, which is not the subject here.
    builtinCloudFormationValidation: false,
  });
  const data = new Stack(app, 'FixtureData');
  const table = new TableV2(data, 'Things', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
  });
  const events = new Stream(data, 'Events');
  const stack = new Stack(app, 'FixtureApi');
  const greeting = new CfnParameter(stack, 'Greeting', { allowedPattern: '[a-z]+' });
  const queue = new Queue(stack, 'Relayed', { enforceSSL: true });
  const lambdaOf = (name: string, environment: Record<string, string>): LambdaFunction =>
    new LambdaFunction(stack, name, {
      runtime: Runtime.NODEJS_22_X,
      handler: `index.${name.toLowerCase()}`,
      code: Code.fromAsset(codeDirectory),
      timeout: Duration.seconds(10),
      logGroup: new LogGroup(stack, `${name}Logs`),
      environment,
    });
  const relay = lambdaOf('Relay', {
    STREAM: events.streamName,
    QUEUE_URL: queue.queueUrl,
    GREETING: greeting.valueAsString,
  });
  table.grantStreamRead(relay);
  relay.addToRolePolicy(new PolicyStatement({ actions: ['kinesis:PutRecord'], resources: [events.streamArn] }));
  relay.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  new EventSourceMapping(stack, 'RelayMapping', {
    target: relay,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: StartingPosition.TRIM_HORIZON,
    retryAttempts: 1,
  });
  const schemaFile = join(directory, 'schema.graphql');
  writeFileSync(schemaFile, schema);
  addApi(stack, { table, authorizer: lambdaOf('Authorize', {}), schemaFile });
  new CfnOutput(stack, 'TableName', { value: table.tableName });
  new CfnOutput(stack, 'QueueUrl', { value: queue.queueUrl });
  new CfnOutput(stack, 'StreamName', { value: events.streamName });
  new CfnOutput(stack, 'RelayName', { value: relay.functionName });
  app.synth();
  return assemblyDirectory;
}

function addApi(stack: Stack, parts: { table: TableV2; authorizer: LambdaFunction; schemaFile: string }): void {
  const { table, authorizer, schemaFile } = parts;
  const api = new GraphqlApi(stack, 'Api', {
    name: 'fixture',
    definition: Definition.fromFile(schemaFile),
    authorizationConfig: {
      defaultAuthorization: {
        authorizationType: AuthorizationType.LAMBDA,
        lambdaAuthorizerConfig: { handler: authorizer, resultsCacheTtl: Duration.seconds(60) },
      },
    },
  });
  // CDK's own types were not made for exactOptionalPropertyTypes.
  const source = api.addDynamoDbDataSource('things', table as ITable);
  const runtime = FunctionRuntime.JS_1_0_0;
  const resolver = { runtime, typeName: 'Query', fieldName: 'thing', code: ResolverCode.fromInline(thing) };
  source.createResolver('ThingResolver', resolver);
  const code = ResolverCode.fromInline(putThing);
  source.createResolver('PutThingResolver', { runtime, typeName: 'Mutation', fieldName: 'putThing', code });
}

async function bundleHandlers(codeDirectory: string): Promise<void> {
  mkdirSync(codeDirectory, { recursive: true });
  const bundled = await build({
    entryPoints: [join(import.meta.dirname, 'relay-handler.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'silent',
  });
  for (const file of bundled.outputFiles) writeFileSync(join(codeDirectory, 'index.js'), file.contents);
}
