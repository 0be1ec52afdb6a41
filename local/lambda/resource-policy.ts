import type { Permission, Principal } from '../aws/service.ts';
import { principalElement, principalFacts, type PrincipalMatcher } from '../iam/principal-element.ts';
import { matchAction, matchArn, type Matcher } from '../iam/wildcard.ts';

/** One `AWS::Lambda::Permission`: who else may invoke the function, whatever their own policies say. */
export interface InvokePermission {
  /** e.g. `lambda:InvokeFunction` */
  readonly action: string;
  /** A service's name, an ARN, an account or `*`. */
  readonly principal: string;
  readonly sourceArn: string | undefined;
  readonly sourceAccount: string | undefined;
}

export type InvokePolicy = (principal: Principal, permission: Permission) => boolean;

/** https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export function invokePolicy(granted: InvokePermission): InvokePolicy {
  const actionMatches = matchAction(granted.action);
  const principalMatches = principalMatcher(granted.principal);
  const sourceMatches: Matcher = granted.sourceArn === undefined ? () => true : matchArn(granted.sourceArn);
  return (principal, permission) => {
    const keys = { ...permission.context, ...principal.context };
    return (
      actionMatches(permission.action) &&
      principalMatches(principalFacts(principal.arn)) === 'named' &&
      sourceMatches(keys['aws:SourceArn'] ?? '') &&
      (granted.sourceAccount === undefined || keys['aws:SourceAccount'] === granted.sourceAccount)
    );
  };
}

function principalMatcher(principal: string): PrincipalMatcher {
  if (principal === '*') return principalElement.parse('*');
  const isService = /\.amazonaws\.com(\.cn)?$/.test(principal);
  return principalElement.parse(isService ? { Service: principal } : { AWS: principal });
}
