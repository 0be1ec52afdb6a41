/** An error that AWS's own service would answer: the SDK sees `code` as the exception's name. */
export class AwsError extends Error {
  /** AWS's exception name, e.g. `ConditionalCheckFailedException`. */
  readonly code: string;
  readonly statusCode: number;
  /** Members beside `message` in the answer, e.g. `{ Item }` of a failed condition. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: { statusCode?: number; details?: Record<string, unknown> } = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = options.statusCode ?? 400;
    this.details = options.details ?? {};
  }
}
