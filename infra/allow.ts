import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';

/** Grants name actions (`dynamodb:PutItem`), never a bundle of them, and one resource. */
export function allow(grantee: IGrantable, actions: readonly string[], resourceArn: string): Grant {
  return Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [resourceArn] });
}
