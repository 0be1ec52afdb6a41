import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** A document of 256 kB, every character of it escaped, is about half of this. */
const bodyDigitsMax = 6;

/** Requests of one address in five minutes: 4,000 a second, more than the greatest client sends from one door. */
const addressRequestsMax = 1_200_000;

/**
 * Requests under one key in five minutes: twice what the API as a whole is made for. A contract's own rate, which is lower and
 * exact, is kept behind the door; this only spares the door a flood.
 */
const keyRequestsMax = 3_000_000;

/**
 * What stands before the API and sees no identity: 5 USD a month, 1 USD a rule, 0.60 USD a million requests.
 * https://aws.amazon.com/waf/pricing/
 */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, { api }: { api: GraphqlApi }) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      description: 'Turns floods, oversize requests and known attackers away from the GraphQL API.',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible('Requests'),
      rules: [oversize(), knownAttackers(), floodOfOneAddress(), floodOfOneKey()].map((rule, priority) => ({
        ...rule,
        priority,
        visibilityConfig: visible(rule.name),
      })),
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: api.arn, webAclArn: acl.attrArn });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

/** No sampled requests: samples hold headers, and so keys. */
function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

/** WAF reads 8 kB of a body, but the client says how much it sends, and AppSync holds it to that. */
function oversize(): Rule {
  return {
    name: 'Oversize',
    action: { block: {} },
    statement: {
      regexMatchStatement: {
        fieldToMatch: { singleHeader: { Name: 'content-length' } },
        regexString: `^[0-9]{${bodyDigitsMax + 1},}$`,
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  };
}

function knownAttackers(): Rule {
  return {
    name: 'KnownAttackers',
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
    },
  };
}

function floodOfOneAddress(): Rule {
  return {
    name: 'FloodOfOneAddress',
    action: { block: {} },
    statement: { rateBasedStatement: { limit: addressRequestsMax, aggregateKeyType: 'IP' } },
  };
}

function floodOfOneKey(): Rule {
  return {
    name: 'FloodOfOneKey',
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        limit: keyRequestsMax,
        aggregateKeyType: 'CUSTOM_KEYS',
        customKeys: [{ header: { name: 'authorization', textTransformations: [{ priority: 0, type: 'NONE' }] } }],
      },
    },
  };
}
