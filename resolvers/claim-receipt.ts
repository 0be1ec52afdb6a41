/**
 * Claims the submission's identity for its id, or finds the id that it is claimed for already.
 * @dataSource claims
 */
import { util, type Context, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { MutationSubmitReceiptArgs } from '../generated/schema.ts';
import { fail } from './failure.ts';
import type { SubmissionStash } from './submission.ts';

type ClaimContext = Context<
  MutationSubmitReceiptArgs,
  SubmissionStash,
  undefined,
  undefined,
  { id: string; fingerprint: string } | null
>;

export function request(ctx: ClaimContext): DynamoDBUpdateItemRequest {
  const submission = ctx.stash.submission;
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ identity: submission.identity }),
    update: {
      expression: 'SET #id = :id, #fingerprint = :fingerprint, #expiresAt = :expiresAt',
      expressionNames: { '#id': 'id', '#fingerprint': 'fingerprint', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({
        ':id': submission.id,
        ':fingerprint': submission.fingerprint,
        ':expiresAt': submission.claimExpiresAt,
      }),
    },
    condition: {
      // An expired claim may lie about for days before TTL deletes it.
      expression: 'attribute_not_exists(#identity) OR #expiresAt < :now',
      expressionNames: { '#identity': 'identity', '#expiresAt': 'expiresAt' },
      expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowEpochSeconds() }),
    },
  };
}

export function response(ctx: ClaimContext): null {
  const submission = ctx.stash.submission;
  if (!ctx.error) {
    ctx.stash.id = submission.id;
    ctx.stash.replayed = false;
    return null;
  }
  // On a failed condition AppSync reads the item that stands in the way: it is the result beside the error.
  const claim = ctx.result;
  if (ctx.error.type !== 'DynamoDB:ConditionalCheckFailedException' || !claim) fail(ctx);
  if (claim.fingerprint !== submission.fingerprint) {
    const reference = ctx.args.input.reference;
    util.error(
      `Cannot submit under the reference "${reference}": it names receipt ${claim.id}, which has another document.`,
      'ReferenceConflict',
      null,
      { reference, id: claim.id },
    );
  }
  ctx.stash.id = claim.id;
  ctx.stash.replayed = true;
  return null;
}
