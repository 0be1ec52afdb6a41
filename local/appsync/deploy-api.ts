import { isObjectType, type GraphQLSchema } from 'graphql';
import type { ApiDefinition, ResolverDefinition } from './api-definition.ts';
import { Meter } from '../meter/meter.ts';
import { ApiSpending } from './api-spending.ts';
import { AppsyncApi } from './appsync-api.ts';
import { LambdaAuthorizer } from './authorization/lambda-authorizer.ts';
import type { AuthorizationMode } from './authorization/field-access.ts';
import type { DataSource } from './data-source/data-source.ts';
import { dynamodbDataSource } from './data-source/dynamodb.ts';
import { lambdaDataSource, type LambdaDataSource } from './data-source/lambda.ts';
import { noneDataSource } from './data-source/none.ts';
import { pipelineResolver, unitResolver, type Step } from './execution/code-resolver.ts';
import { directLambdaResolver } from './execution/direct-lambda-resolver.ts';
import type { FieldResolver } from './execution/field-resolver.ts';
import { appsyncLibrary } from './javascript/appsync-library.ts';
import { EvaluationScope } from './javascript/evaluation-scope.ts';
import { loadResolverCode, type CodeEnvironment, type ResolverCode } from './javascript/resolver-code.ts';
import type { DataSourceProperties } from './resource-properties.ts';
import type { AppsyncOptions } from './resource.ts';
import { buildAppsyncSchema } from './schema/build-schema.ts';

/** "Resolvers executed in one request": https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const RESOLVERS_PER_REQUEST_MAX = 10_000;

const SERVICE_PRINCIPAL = 'appsync.amazonaws.com';

/**
 * Puts a collected API together: schema, data sources, code, authorization.
 * @throws {Error} naming what AppSync would not deploy, or what this runtime does not carry out.
 */
export function deployApi(definition: ApiDefinition, options: AppsyncOptions): AppsyncApi {
  const { properties } = definition;
  const modes = authorizationModes(definition);
  if (definition.schema === null) throw new Error(`GraphQL API "${properties.Name}" has no schema.`);
  const schema = buildAppsyncSchema(definition.schema);
  return new AppsyncApi({
    apiId: definition.apiId,
    region: options.environment.region,
    scope: {
      schema,
      resolvers: deployResolvers(definition, schema, options),
      guard: { defaultMode: properties.AuthenticationType, apiArn: definition.arn },
      queryDepthLimit: properties.QueryDepthLimit ?? 0,
      introspection: properties.IntrospectionConfig !== 'DISABLED',
    },
    resolverCountLimit: properties.ResolverCountLimit || RESOLVERS_PER_REQUEST_MAX,
    lambdaAuthorizer: deployAuthorizer(definition, options),
    signatures: modes.has('AWS_IAM') ? options.signatures : null,
    clock: options.clock,
    denials: isLogging(definition) ? options.log.component(`appsync/${properties.Name}`) : null,
    spending: new ApiSpending({
      meter: options.meter ?? new Meter(),
      apiName: properties.Name,
      isFirewalled: options.isFirewalled ?? false,
      isLogging: properties.LogConfig !== undefined,
      nowMs: () => options.clock.nowMs(),
    }),
  });
}

function isLogging({ properties }: ApiDefinition): boolean {
  return properties.LogConfig !== undefined && properties.LogConfig.FieldLogLevel !== 'NONE';
}

function authorizationModes({ properties }: ApiDefinition): ReadonlySet<AuthorizationMode> {
  const additional = (properties.AdditionalAuthenticationProviders ?? []).map((each) => each.AuthenticationType);
  return new Set([properties.AuthenticationType, ...additional]);
}

function deployAuthorizer(definition: ApiDefinition, options: AppsyncOptions): LambdaAuthorizer | null {
  const { properties } = definition;
  if (!authorizationModes(definition).has('AWS_LAMBDA')) return null;
  const providers = [properties, ...(properties.AdditionalAuthenticationProviders ?? [])];
  const config = providers.find((provider) => provider.AuthenticationType === 'AWS_LAMBDA')?.LambdaAuthorizerConfig;
  if (!config) throw new Error(`GraphQL API "${properties.Name}" has no LambdaAuthorizerConfig.`);
  return new LambdaAuthorizer({
    apiId: definition.apiId,
    accountId: options.environment.accountId,
    functionArn: config.AuthorizerUri,
    identityValidationExpression: config.IdentityValidationExpression ?? null,
    // CloudFormation's own default: an authorizer's answers are not kept.
    resultTtlSeconds: config.AuthorizerResultTtlInSeconds ?? 0,
    principal: options.identities.service(SERVICE_PRINCIPAL, {
      'aws:SourceArn': definition.arn,
      'aws:SourceAccount': options.environment.accountId,
    }),
    services: options.services,
    clock: options.clock,
  });
}

function deployResolvers(
  definition: ApiDefinition,
  schema: GraphQLSchema,
  options: AppsyncOptions,
): ReadonlyMap<string, FieldResolver> {
  const builder = new ResolverBuilder(definition, options);
  const resolvers = new Map<string, FieldResolver>();
  for (const [name, resolver] of definition.resolvers) {
    const type = schema.getType(resolver.TypeName);
    if (!isObjectType(type) || !type.getFields()[resolver.FieldName]) {
      throw new Error(`There is no field "${name}" in the schema to attach a resolver to.`);
    }
    resolvers.set(name, builder.build(name, resolver));
  }
  return resolvers;
}

class ResolverBuilder {
  readonly #definition: ApiDefinition;
  readonly #dataSources: ReadonlyMap<string, DataSource | LambdaDataSource>;
  readonly #code: CodeEnvironment;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #functions = new Map<string, Step>();

  constructor(definition: ApiDefinition, options: AppsyncOptions) {
    this.#definition = definition;
    this.#environment = Object.freeze({ ...definition.properties.EnvironmentVariables });
    this.#dataSources = new Map(
      [...definition.dataSources].map(([name, properties]) => [
        name,
        deployDataSource(definition, properties, options),
      ]),
    );
    const scope = new EvaluationScope();
    const log = options.log.component(`appsync/${definition.properties.Name}`);
    this.#code = {
      scope,
      library: appsyncLibrary(scope, () => options.clock.nowMs()),
      console: { log: (line) => log.info(line), error: (line) => log.error(line) },
    };
  }

  build(name: string, resolver: ResolverDefinition): FieldResolver {
    const batchSizeMax = resolver.MaxBatchSize ?? 0;
    if (resolver.Kind === 'PIPELINE') {
      const functions = (resolver.PipelineConfig?.Functions ?? []).map((id) => this.#function(name, id));
      return pipelineResolver({ code: this.#load(name, resolver.code), functions }, this.#environment);
    }
    if (resolver.DataSourceName === undefined) throw new Error(`Resolver "${name}" has no DataSourceName.`);
    const dataSource = this.#dataSource(name, resolver.DataSourceName);
    if (resolver.code !== null) {
      return unitResolver({ code: this.#load(name, resolver.code), dataSource, batchSizeMax }, this.#environment);
    }
    if ('send' in dataSource) return directLambdaResolver(dataSource, batchSizeMax);
    throw new Error(`Resolver "${name}" has no code; only a Lambda data source can do without.`);
  }

  /** A function that stands in several pipelines is evaluated once. */
  #function(resolver: string, functionId: string): Step {
    const known = this.#functions.get(functionId);
    if (known) return known;
    const definition = this.#definition.functions.get(functionId);
    if (!definition) throw new Error(`Resolver "${resolver}" names the function "${functionId}", which is not there.`);
    const step: Step = {
      code: this.#load(definition.Name, definition.code),
      dataSource: this.#dataSource(definition.Name, definition.DataSourceName),
      batchSizeMax: definition.MaxBatchSize ?? 0,
    };
    this.#functions.set(functionId, step);
    return step;
  }

  #load(name: string, code: string | null): ResolverCode {
    if (code === null) throw new Error(`"${name}" has no code.`);
    return loadResolverCode(name, code, this.#code);
  }

  #dataSource(user: string, name: string): DataSource | LambdaDataSource {
    const dataSource = this.#dataSources.get(name);
    if (!dataSource) throw new Error(`"${user}" names the data source "${name}", which is not there.`);
    return dataSource;
  }
}

function deployDataSource(
  definition: ApiDefinition,
  properties: DataSourceProperties,
  options: AppsyncOptions,
): DataSource | LambdaDataSource {
  const { Name: name, Type, ServiceRoleArn, LambdaConfig, DynamoDBConfig } = properties;
  if (Type === 'NONE' || ServiceRoleArn === undefined) return noneDataSource(name);
  const principal = options.identities.role(ServiceRoleArn, `appsync-${definition.apiId}`, SERVICE_PRINCIPAL);
  const { services } = options;
  if (LambdaConfig) return lambdaDataSource({ name, functionArn: LambdaConfig.LambdaFunctionArn, principal, services });
  if (!DynamoDBConfig) throw new Error(`Data source "${name}" has no configuration.`);
  if (DynamoDBConfig.AwsRegion !== options.environment.region) {
    throw new Error(`Data source "${name}" lies in ${DynamoDBConfig.AwsRegion}; there is one region here.`);
  }
  return dynamodbDataSource({
    name,
    tableName: DynamoDBConfig.TableName,
    principal,
    services,
    tokenSecret: options.tokenSecret,
  });
}
