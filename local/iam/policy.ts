import { z } from 'zod';
import type { Permission, Principal } from '../aws/service.ts';
import { conditionBlock, type Condition, type ConditionContext } from './condition.ts';
import { principalElement, principalFacts, type PrincipalFacts, type PrincipalMatcher } from './principal-element.ts';
import { matchAction, matchResource, type Matcher } from './wildcard.ts';

/**
 * Policy documents, compiled once when they are read and evaluated as AWS does within one account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export interface Policy {
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** As they are written; empty where a statement names what it does not cover. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly coversAction: Matcher;
  readonly coversResource: Matcher;
  /** Absent in an identity's policy, whose principal is that identity. */
  readonly principal: PrincipalMatcher | undefined;
  readonly notPrincipal: PrincipalMatcher | undefined;
  readonly condition: Condition | undefined;
}

/** `none`: no statement speaks of it, which denies unless another policy allows it. */
export type Decision = 'allow' | 'deny' | 'none';

const text = z.string().refine((value) => !value.includes('${'), { error: 'Policy variables are not carried out' });
const texts = z.union([text.transform((value) => [value]), z.array(text).min(1)]);

const statementMembers = {
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: conditionBlock.optional(),
};

const resourceStatement = z.strictObject({
  ...statementMembers,
  Principal: principalElement.optional(),
  NotPrincipal: principalElement.optional(),
});

type StatementInput = z.output<typeof resourceStatement>;

const identityStatement = z
  .strictObject(statementMembers)
  .superRefine((statement, refinement) => {
    requireOneOf(statement, ['Action', 'NotAction'], refinement);
    requireOneOf(statement, ['Resource', 'NotResource'], refinement);
  })
  .transform(compileStatement);

/** A policy of an identity: schema of the document as it stands in a template, compiled. */
export const identityPolicyDocument = document(identityStatement);

/** A policy of a resource, e.g. a queue's. */
export const resourcePolicyDocument = document(
  resourceStatement
    .superRefine((statement, refinement) => {
      requireOneOf(statement, ['Action', 'NotAction'], refinement);
      requireOneOf(statement, ['Resource', 'NotResource'], refinement);
      requireOneOf(statement, ['Principal', 'NotPrincipal'], refinement);
    })
    .transform(compileStatement),
);

/** A role's trust policy: the resource is the role itself. */
export const trustPolicyDocument = document(
  resourceStatement
    .superRefine((statement, refinement) => {
      requireOneOf(statement, ['Action', 'NotAction'], refinement);
      requireOneOf(statement, ['Principal', 'NotPrincipal'], refinement);
    })
    .transform(compileStatement),
);

type Caller = Pick<Principal, 'arn' | 'context'>;

/** What the policies say together: an explicit deny wins, else one allow is enough. */
export function decide(policies: readonly Policy[], principal: Caller, permission: Permission): Decision {
  const facts = principalFacts(principal.arn);
  const context = contextOf(facts, { ...permission.context, ...principal.context });
  let decision: Decision = 'none';
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (!applies(statement, facts, permission, context)) continue;
      if (statement.effect === 'Deny') return 'deny';
      decision = 'allow';
    }
  }
  return decision;
}

function document(statement: z.ZodType<Statement>): z.ZodType<Policy> {
  return z
    .strictObject({
      Version: z.literal('2012-10-17').optional(),
      Id: z.string().optional(),
      Statement: z.union([statement.transform((one) => [one]), z.array(statement).min(1)]),
    })
    .transform(({ Statement: statements }): Policy => ({ statements }));
}

function requireOneOf<Name extends string>(
  statement: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly [Name, Name],
  refinement: z.core.$RefinementCtx,
): void {
  if ((statement[names[0]] === undefined) !== (statement[names[1]] === undefined)) return;
  refinement.addIssue({ code: 'custom', message: `A statement has either ${names[0]} or ${names[1]}` });
}

function compileStatement(statement: StatementInput): Statement {
  return {
    effect: statement.Effect,
    actions: statement.Action ?? [],
    resources: statement.Resource ?? [],
    coversAction: covers(statement.Action, statement.NotAction, matchAction),
    coversResource: covers(statement.Resource, statement.NotResource, matchResource),
    principal: statement.Principal,
    notPrincipal: statement.NotPrincipal,
    condition: statement.Condition,
  };
}

function covers(
  patterns: readonly string[] | undefined,
  exceptions: readonly string[] | undefined,
  matcher: (pattern: string) => Matcher,
): Matcher {
  const included = patterns?.map(matcher);
  const excluded = exceptions?.map(matcher) ?? [];
  return (value) =>
    (!included || included.some((matches) => matches(value))) && !excluded.some((matches) => matches(value));
}

function applies(
  statement: Statement,
  facts: PrincipalFacts,
  permission: Permission,
  context: ConditionContext,
): boolean {
  return (
    statement.coversAction(permission.action) &&
    statement.coversResource(permission.resource) &&
    namesPrincipal(statement, facts) &&
    (statement.condition?.(context) ?? true)
  );
}

/** Naming an account lets nobody in by itself, it leaves the decision to the account's identity policies. */
function namesPrincipal(statement: Statement, facts: PrincipalFacts): boolean {
  if (statement.notPrincipal) return statement.notPrincipal(facts) === 'none';
  if (!statement.principal) return true;
  const match = statement.principal(facts);
  return match === 'named' || (match === 'account' && statement.effect === 'Deny');
}

function contextOf(facts: PrincipalFacts, given: Readonly<Record<string, string>>): ConditionContext {
  const context = new Map<string, readonly string[]>([
    ['aws:principalisawsservice', [String(facts.service !== undefined)]],
    // Calls on one machine never leave it, which is what a policy that wants TLS is about.
    ['aws:securetransport', ['true']],
  ]);
  const put = (key: string, value: string | undefined): void => {
    if (value !== undefined) context.set(key, [value]);
  };
  put('aws:principalarn', facts.identityArn);
  put('aws:principalaccount', facts.accountId);
  put('aws:principalservicename', facts.service);
  for (const [key, value] of Object.entries(given)) context.set(key.toLowerCase(), [value]);
  return context;
}
