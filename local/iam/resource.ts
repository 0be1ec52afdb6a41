import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import type { IamIdentities } from './identities.ts';
import { managedPolicy, managedPolicyArns } from './managed-policy.ts';
import { identityPolicyDocument, trustPolicyDocument, type Policy } from './policy.ts';

const managedPolicyArn = z.string().transform((arn, refinement): Policy => {
  const policy = managedPolicy(arn);
  if (policy) return policy;
  refinement.addIssue({
    code: 'custom',
    message: `Managed policy "${arn}" is not carried out; known are ${managedPolicyArns.join(', ')}`,
  });
  return z.NEVER;
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
const roleProperties = z.strictObject({
  AssumeRolePolicyDocument: trustPolicyDocument,
  ManagedPolicyArns: z.array(managedPolicyArn).default([]),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: identityPolicyDocument })).default([]),
  RoleName: z.string().optional(),
  Path: z.literal('/').optional(),
  // Without effect on one machine: sessions last as long as the process.
  MaxSessionDuration: z.number().optional(),
  Description: z.string().optional(),
  Tags: z.array(z.unknown()).optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html */
const policyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: identityPolicyDocument,
  Roles: z.array(z.string()).min(1),
});

export function iamResources(identities: IamIdentities): readonly ResourceType[] {
  return [
    resourceType<z.output<typeof roleProperties>>({
      name: 'AWS::IAM::Role',
      properties: roleProperties,
      create: ({ properties, physicalName }) => {
        const role = identities.addRole({
          name: properties.RoleName ?? physicalName,
          trust: properties.AssumeRolePolicyDocument,
          policies: [...properties.ManagedPolicyArns, ...properties.Policies.map((policy) => policy.PolicyDocument)],
        });
        return { ref: role.name, attributes: { Arn: role.arn } };
      },
    }),
    resourceType<z.output<typeof policyProperties>>({
      name: 'AWS::IAM::Policy',
      properties: policyProperties,
      create: ({ properties, physicalName }) => {
        for (const roleName of properties.Roles) identities.roleByName(roleName).attach(properties.PolicyDocument);
        return { ref: physicalName };
      },
    }),
  ];
}
