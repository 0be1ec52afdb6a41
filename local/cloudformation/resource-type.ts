import type { z } from 'zod';

/**
 * How one CloudFormation resource type is carried out. Each service's folder exports its own; the deployment walks the
 * template in dependency order and knows nothing else about them.
 *
 * `properties` is a strict zod schema over the resolved properties: what it does not name stops the start by name.
 */
export interface ResourceType<Properties = unknown> {
  /** e.g. `AWS::DynamoDB::GlobalTable`. */
  readonly name: string;
  readonly properties: z.ZodType<Properties>;
  /** Brings the resource into being, or finds it as an earlier start left it. Called once per start. */
  create(request: CreateRequest<Properties>): Promise<CreatedResource> | CreatedResource;
}

export interface CreateRequest<Properties> {
  readonly stackName: string;
  readonly logicalId: string;
  /** A stable name for a resource whose template names none: `<stack>-<logicalId>`. */
  readonly physicalName: string;
  readonly properties: Properties;
}

export interface CreatedResource {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by attribute name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Keeps a type's own properties type-checked while it stands in a list with others. */
export function resourceType<Properties>(type: ResourceType<Properties>): ResourceType {
  return type;
}

/** The account and region that everything local stands in. */
export interface Environment {
  readonly partition: 'aws';
  readonly accountId: string;
  readonly region: string;
}
