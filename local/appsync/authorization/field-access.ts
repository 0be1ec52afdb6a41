import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Principal } from '../../aws/service.ts';
import type { Caller } from '../graphql-api.ts';
import type { FieldName } from '../errors.ts';

export type AuthorizationMode = Caller['mode'];

/** What an API's fields need to know to be guarded. */
export interface FieldGuard {
  readonly defaultMode: AuthorizationMode;
  /** `arn:aws:appsync:<region>:<account>:apis/<id>` */
  readonly apiArn: string;
}

/** Who may see one field. */
export interface FieldAccess extends FieldName {
  readonly modes: ReadonlySet<AuthorizationMode>;
  readonly shortName: string;
  readonly arn: string;
  /** IAM policies must allow the fields of the root types only: a grant on a mutation covers what it returns. */
  readonly isRoot: boolean;
}

const DIRECTIVE_MODES: ReadonlyMap<string, AuthorizationMode> = new Map([
  ['aws_lambda', 'AWS_LAMBDA'],
  ['aws_iam', 'AWS_IAM'],
]);

/**
 * A field's directives override its type's; without any, the default mode alone is let in.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#using-additional-authorization-modes
 */
export function compileAccess(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  options: FieldGuard & { isRoot: boolean },
): FieldAccess {
  const ofField = modesOf(field.astNode?.directives);
  const ofType = modesOf(type.astNode?.directives);
  const modes = ofField.size > 0 ? ofField : ofType.size > 0 ? ofType : new Set([options.defaultMode]);
  const isIntrospection = type.name.startsWith('__') || field.name.startsWith('__');
  return {
    typeName: type.name,
    fieldName: field.name,
    modes: isIntrospection ? new Set(DIRECTIVE_MODES.values()) : modes,
    shortName: `${type.name}.${field.name}`,
    arn: `${options.apiArn}/types/${type.name}/fields/${field.name}`,
    isRoot: options.isRoot && !isIntrospection,
  };
}

function modesOf(
  directives: readonly { readonly name: { readonly value: string } }[] = [],
): ReadonlySet<AuthorizationMode> {
  const modes = new Set<AuthorizationMode>();
  for (const directive of directives) {
    const mode = DIRECTIVE_MODES.get(directive.name.value);
    if (mode) modes.add(mode);
  }
  return modes;
}

function policiesAllow(access: FieldAccess, principal: Principal): boolean {
  const permission = { action: 'appsync:GraphQL', resource: access.arn };
  if (principal.denies?.(permission)) return false;
  return !access.isRoot || principal.allows(permission);
}

export function mayAccess(access: FieldAccess, caller: Caller): boolean {
  if (!access.modes.has(caller.mode)) return false;
  if (caller.mode === 'AWS_IAM') return policiesAllow(access, caller.principal);
  const { deniedFields } = caller;
  return deniedFields.size === 0 || !(deniedFields.has(access.shortName) || deniedFields.has(access.arn));
}
