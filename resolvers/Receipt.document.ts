/**
 * The document as it was submitted, made from its compressed form when the source does not carry the text already.
 * @dataSource document
 */
import { runtime, type Context, type LambdaRequest } from '@aws-appsync/utils';
import { fail } from './failure.ts';
import type { DocumentSource } from './receipt.ts';

type DocumentContext = Context<
  Record<string, never>,
  Record<string, unknown>,
  undefined,
  DocumentSource,
  { document: string }
>;

export function request(ctx: DocumentContext): LambdaRequest {
  const source = ctx.source;
  if (source?.document) runtime.earlyReturn(source.document);
  return {
    operation: 'Invoke',
    payload: { body: source?.body, compression: source?.compression, encoding: source?.encoding },
  };
}

export function response(ctx: DocumentContext): string {
  if (ctx.error) fail(ctx);
  return ctx.result.document;
}
