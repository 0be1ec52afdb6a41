import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import type { Lambda } from './lambda.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html */
const permissionProperties = z.strictObject({
  Action: z.enum(['lambda:InvokeFunction', 'lambda:*']),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

export function permissionResource(lambda: Lambda): ResourceType {
  return resourceType<z.output<typeof permissionProperties>>({
    name: 'AWS::Lambda::Permission',
    properties: permissionProperties,
    create({ properties, physicalName }) {
      lambda.grant(properties.FunctionName, {
        action: properties.Action,
        principal: properties.Principal,
        sourceArn: properties.SourceArn,
        sourceAccount: properties.SourceAccount,
      });
      return { ref: physicalName };
    },
  });
}
