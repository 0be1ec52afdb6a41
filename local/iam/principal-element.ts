import { z } from 'zod';

/** Who makes the call, as the principals and the condition keys of a policy see it. */
export interface PrincipalFacts {
  readonly arn: string;
  /** The role behind an assumed-role session; the user itself; undefined for a service. */
  readonly identityArn: string | undefined;
  readonly accountId: string | undefined;
  readonly service: string | undefined;
}

const assumedRole = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;

/** Reads a principal's ARN; what is no ARN is a service's name, e.g. `appsync.amazonaws.com`. */
export function principalFacts(arn: string): PrincipalFacts {
  if (!arn.startsWith('arn:')) return { arn, identityArn: undefined, accountId: undefined, service: arn };
  const session = assumedRole.exec(arn);
  const identityArn = session ? `arn:${session[1]}:iam::${session[2]}:role/${session[3]}` : arn;
  return { arn, identityArn, accountId: arn.split(':')[4], service: undefined };
}

/** How closely a policy names a principal: a whole account is only trusted to decide by its own identities' policies. */
export type PrincipalMatch = 'named' | 'account' | 'none';

export type PrincipalMatcher = (facts: PrincipalFacts) => PrincipalMatch;

const names = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]);

/** The `Principal` element of a resource's policy. */
export const principalElement = z
  .union([
    z.literal('*').transform((name) => ({ AWS: [name], Service: [] })),
    z.strictObject({ AWS: names.optional(), Service: names.optional() }),
  ])
  .transform((element): PrincipalMatcher => {
    const matchers = [...(element.AWS ?? []).map(matchIdentity), ...(element.Service ?? []).map(matchService)];
    return (facts) => {
      const matches = matchers.map((match) => match(facts));
      if (matches.includes('named')) return 'named';
      return matches.includes('account') ? 'account' : 'none';
    };
  });

const wholeAccount = /^(?:arn:[^:]+:iam::(\d{12}):root|(\d{12}))$/;

function matchIdentity(name: string): PrincipalMatcher {
  if (name === '*') return () => 'named';
  const account = wholeAccount.exec(name);
  if (!account) return (facts) => (facts.identityArn === name || facts.arn === name ? 'named' : 'none');
  const accountId = account[1] ?? account[2];
  return (facts) => (facts.accountId === accountId ? 'account' : 'none');
}

function matchService(name: string): PrincipalMatcher {
  return (facts) => (facts.service === name ? 'named' : 'none');
}
