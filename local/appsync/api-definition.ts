import type {
  DataSourceProperties,
  FunctionProperties,
  GraphqlApiProperties,
  ResolverProperties,
} from './resource-properties.ts';

/** What the templates say of one API, collected until everything is there. */
export class ApiDefinition {
  readonly apiId: string;
  readonly arn: string;
  readonly properties: GraphqlApiProperties;
  schema: string | null = null;
  readonly dataSources = new Map<string, DataSourceProperties>();
  /** By function id. */
  readonly functions = new Map<string, FunctionProperties & { readonly code: string }>();
  /** By `Type.field`. */
  readonly resolvers = new Map<string, ResolverDefinition>();

  constructor(apiId: string, arn: string, properties: GraphqlApiProperties) {
    this.apiId = apiId;
    this.arn = arn;
    this.properties = properties;
  }
}

export type ResolverDefinition = ResolverProperties & { readonly code: string | null };
