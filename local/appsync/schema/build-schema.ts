import {
  buildASTSchema,
  GraphQLError,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { SCALARS, scalarDefinitions } from './scalars.ts';
import { checkSubscriptions } from './subscription-fields.ts';

/** The SDL of an AppSync schema is at most 1 MB. https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const SCHEMA_BYTES_MAX = 1_048_576;

const DIRECTIVES = `
directive @aws_api_key on FIELD_DEFINITION | OBJECT
directive @aws_iam on FIELD_DEFINITION | OBJECT
directive @aws_oidc on FIELD_DEFINITION | OBJECT
directive @aws_lambda on FIELD_DEFINITION | OBJECT
directive @aws_cognito_user_pools(cognito_groups: [String]) on FIELD_DEFINITION | OBJECT
directive @aws_auth(cognito_groups: [String]) on FIELD_DEFINITION
directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
`;

/**
 * The schema as AppSync reads it: with its scalars and directives.
 * @throws {Error} for what AppSync would not deploy.
 */
export function buildAppsyncSchema(definition: string): GraphQLSchema {
  if (Buffer.byteLength(definition) > SCHEMA_BYTES_MAX) throw new Error('The schema is larger than 1 MB.');
  const document = parseOrThrow(definition);
  const schema = buildASTSchema(withBuiltIns(document));
  if (!schema.getQueryType()) throw new Error('The schema has no type "Query".');
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !SCALARS.has(type.name)) {
      throw new Error(`The schema defines the scalar "${type.name}"; AppSync does not have scalars of one's own.`);
    }
    if (isObjectType(type)) refuseUnsupportedDirectives(type);
  }
  checkSubscriptions(schema);
  return schema;
}

function parseOrThrow(definition: string): DocumentNode {
  try {
    return parse(definition);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Error(`The schema does not parse: ${error.message}`, { cause: error });
  }
}

/** A schema may declare AWS's scalars and directives itself, as tools that read it elsewhere want. */
function withBuiltIns(document: DocumentNode): DocumentNode {
  const declared = new Set(document.definitions.map(nameOf));
  const builtIns = parse(`${scalarDefinitions()}\n${DIRECTIVES}`).definitions;
  return {
    ...document,
    definitions: [...document.definitions, ...builtIns.filter((node) => !declared.has(nameOf(node)))],
  };
}

function nameOf(node: DefinitionNode): string {
  if (node.kind === Kind.SCALAR_TYPE_DEFINITION) return `scalar ${node.name.value}`;
  return node.kind === Kind.DIRECTIVE_DEFINITION ? `@${node.name.value}` : '';
}

const UNSUPPORTED_DIRECTIVES: ReadonlySet<string> = new Set(['aws_api_key', 'aws_oidc', 'aws_cognito_user_pools']);

function refuseUnsupportedDirectives(type: GraphQLObjectType): void {
  const nodes = [type.astNode, ...Object.values(type.getFields()).map((field) => field.astNode)];
  for (const directive of nodes.flatMap((node) => node?.directives ?? [])) {
    if (!UNSUPPORTED_DIRECTIVES.has(directive.name.value)) continue;
    throw new Error(
      `Type "${type.name}" uses @${directive.name.value}: this runtime carries out the modes AWS_LAMBDA and AWS_IAM.`,
    );
  }
}
