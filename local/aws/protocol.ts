import type { AwsError } from './aws-error.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

/** One way in which AWS's services speak over HTTP. */
export interface Protocol {
  /** True when the request is of this protocol. */
  speaks(request: HttpRequest): boolean;
  /** @throws {AwsError} for every refusal, which `refusal` then words. */
  answer(request: HttpRequest): Promise<HttpAnswer> | HttpAnswer;
  /** How this protocol's clients read an error. */
  refusal(error: AwsError, request: HttpRequest, requestId: string): HttpAnswer;
}
