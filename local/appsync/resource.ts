import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import {
  resourceType,
  type CreatedResource,
  type Environment,
  type ResourceType,
} from '../cloudformation/resource-type.ts';
import type { Identities, SignatureVerifier } from '../iam/identity.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter/meter.ts';
import { ApiDefinition } from './api-definition.ts';
import type { AppsyncApi } from './appsync-api.ts';
import { deployApi } from './deploy-api.ts';
import type { ServiceCaller } from './data-source/lambda.ts';
import {
  dataSourceProperties,
  functionProperties,
  graphqlApiProperties,
  graphqlSchemaProperties,
  resolverProperties,
} from './resource-properties.ts';

export interface AppsyncOptions {
  readonly environment: Environment;
  /** `Gateway` */
  readonly services: ServiceCaller;
  readonly identities: Identities;
  readonly signatures: SignatureVerifier;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter?: Meter;
  /** Whether a firewall stands before the API on AWS, which counts its requests. */
  readonly isFirewalled?: boolean;
  /** Where clients reach the API, from the bound port. */
  readonly endpoints: { readonly graphqlUrl: string; readonly realtimeUrl: string };
  /** Keeps page tokens unreadable; the same after every restart, or tokens end with the process. */
  readonly tokenSecret: string;
  /** The file of an asset that the template names by its place in the staging bucket. */
  readonly assetFile: (s3Location: string) => string;
}

export interface Appsync {
  readonly resources: readonly ResourceType[];
  /** Opens every API of the templates. Call it when all resources are there: a resolver may come last. */
  open(): readonly AppsyncApi[];
}

/** AppSync's resource types, and the APIs that they add up to. */
export function appsyncResources(options: AppsyncOptions): Appsync {
  const definitions = new Map<string, ApiDefinition>();
  const definitionOf = (apiId: string): ApiDefinition => {
    const definition = definitions.get(apiId);
    if (!definition) throw new Error(`There is no GraphQL API "${apiId}".`);
    return definition;
  };
  return {
    resources: [
      graphqlApiType(options, definitions),
      graphqlSchemaType(definitionOf),
      dataSourceType(definitionOf),
      functionType(options, definitionOf),
      resolverType(options, definitionOf),
    ],
    open: () => [...definitions.values()].map((definition) => deployApi(definition, options)),
  };
}

function graphqlApiType(options: AppsyncOptions, definitions: Map<string, ApiDefinition>): ResourceType {
  return resourceType({
    name: 'AWS::AppSync::GraphQLApi',
    properties: graphqlApiProperties,
    create: ({ physicalName, properties }) => {
      const { partition, region, accountId } = options.environment;
      const apiId = stableId(physicalName, 26);
      const arn = `arn:${partition}:appsync:${region}:${accountId}:apis/${apiId}`;
      definitions.set(apiId, new ApiDefinition(apiId, arn, properties));
      const { graphqlUrl, realtimeUrl } = options.endpoints;
      return {
        ref: arn,
        attributes: {
          ApiId: apiId,
          Arn: arn,
          GraphQLUrl: graphqlUrl,
          GraphQLDns: new URL(graphqlUrl).host,
          GraphQLEndpointArn: `arn:${partition}:appsync:${region}:${accountId}:endpoints/graphql-api/${apiId}`,
          RealtimeUrl: realtimeUrl,
          RealtimeDns: new URL(realtimeUrl).host,
        },
      };
    },
  });
}

type DefinitionOf = (apiId: string) => ApiDefinition;

function graphqlSchemaType(definitionOf: DefinitionOf): ResourceType {
  return resourceType({
    name: 'AWS::AppSync::GraphQLSchema',
    properties: graphqlSchemaProperties,
    create: ({ properties }) => {
      definitionOf(properties.ApiId).schema = properties.Definition;
      return { ref: `${properties.ApiId}GraphQLSchema` };
    },
  });
}

function dataSourceType(definitionOf: DefinitionOf): ResourceType {
  return resourceType({
    name: 'AWS::AppSync::DataSource',
    properties: dataSourceProperties,
    create: ({ properties }): CreatedResource => {
      const definition = definitionOf(properties.ApiId);
      definition.dataSources.set(properties.Name, properties);
      const arn = `${definition.arn}/datasources/${properties.Name}`;
      return { ref: arn, attributes: { DataSourceArn: arn, Name: properties.Name } };
    },
  });
}

function functionType(options: AppsyncOptions, definitionOf: DefinitionOf): ResourceType {
  return resourceType({
    name: 'AWS::AppSync::FunctionConfiguration',
    properties: functionProperties,
    create: ({ physicalName, properties }): CreatedResource => {
      const definition = definitionOf(properties.ApiId);
      const functionId = stableId(physicalName, 26);
      const code = codeOf(options, properties);
      if (code === null) throw new Error(`Function "${properties.Name}" has no code.`);
      definition.functions.set(functionId, { ...properties, code });
      const arn = `${definition.arn}/functions/${functionId}`;
      const { DataSourceName, Name } = properties;
      return { ref: arn, attributes: { FunctionArn: arn, FunctionId: functionId, DataSourceName, Name } };
    },
  });
}

function resolverType(options: AppsyncOptions, definitionOf: DefinitionOf): ResourceType {
  return resourceType({
    name: 'AWS::AppSync::Resolver',
    properties: resolverProperties,
    create: ({ properties }): CreatedResource => {
      const definition = definitionOf(properties.ApiId);
      const { TypeName, FieldName } = properties;
      definition.resolvers.set(`${TypeName}.${FieldName}`, { ...properties, code: codeOf(options, properties) });
      const arn = `${definition.arn}/types/${TypeName}/resolvers/${FieldName}`;
      return { ref: arn, attributes: { ResolverArn: arn, TypeName, FieldName } };
    },
  });
}

function codeOf(
  options: AppsyncOptions,
  properties: { readonly Code?: string | undefined; readonly CodeS3Location?: string | undefined },
): string | null {
  if (properties.Code !== undefined) return properties.Code;
  if (properties.CodeS3Location === undefined) return null;
  return readFileSync(options.assetFile(properties.CodeS3Location), 'utf8');
}

/** AWS's ids are 26 lower-case letters and digits; these follow from the name, so that they outlive a restart. */
function stableId(name: string, length: number): string {
  const digest = createHash('sha256').update(name).digest('hex');
  return BigInt(`0x${digest}`).toString(36).padStart(length, '0').slice(0, length);
}
