import type { AwsError } from './aws-error.ts';

/** Who makes a call, as its policies see it. */
export interface Principal {
  /** e.g. `arn:aws:sts::000000000000:assumed-role/Api-ReaderRole/reader`, or `appsync.amazonaws.com`. */
  readonly arn: string;
  /** Condition keys that come with the caller, e.g. `aws:SourceArn` of the API that an AWS service acts for. */
  readonly context?: Readonly<Record<string, string>>;
  /** True when the identity's policies allow the action on the resource and no statement denies it. */
  allows(permission: Permission): boolean;
  /** True when a statement of the identity's policies denies it, which no resource's policy can undo. */
  denies?(permission: Permission): boolean;
}

/** One action on one resource, e.g. `dynamodb:PutItem` on a table's ARN. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the request, e.g. `{ 'aws:SourceArn': '…' }`. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * One AWS service on one machine. Inputs and outputs are those of the AWS API (JSON members as the SDK documents them,
 * bytes as base64 strings), so that the HTTP endpoint and the callers inside the process share one door: `Gateway.call`.
 */
export interface AwsService {
  /** The name that SigV4 signs with: `dynamodb`, `kinesis`, `sqs`, `lambda`. */
  readonly name: string;
  /** Every permission that the call needs; all must be allowed. Throws `AwsError` for an unknown operation. */
  permissions(operation: string, input: unknown): readonly Permission[];
  /**
   * True when the resource's own policy (Lambda permission, queue policy) lets this principal in without its identity's
   * policies.
   */
  admits?(principal: Principal, permission: Permission): boolean;
  /** True when a statement of the resource's own policy denies it, which no other policy can undo. */
  denies?(principal: Principal, permission: Permission): boolean;
  /** Carries the call out. @throws {AwsError} as AWS's service would. */
  execute(operation: string, input: unknown): Promise<unknown>;
}

export type { AwsError };
