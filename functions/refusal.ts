/** Why a request is refused: the caller is wrong, and can do something about it. The closed set that clients know. */
export type RefusalType =
  /** The document breaks its type's schema or rules, or an order breaks its own; all violations are in the info. */
  | 'ValidationFailed'
  /** The document is not well-formed; line and column are in the info. */
  | 'MalformedDocument'
  /** No type by that name, or none or several that recognise the document; the candidates are in the info. */
  | 'UnknownReceiptType'
  /** The document exceeds the size limit. */
  | 'DocumentTooLarge'
  /** The reference names another document, or the client key another order. */
  | 'ReferenceConflict'
  /** An argument is outside what the schema's descriptions say. */
  | 'InvalidArgument'
  /** The contract asks more often than it may; the info says after how many milliseconds to try again. */
  | 'Throttled'
  /** What an operator wants to change is not there. */
  | 'NotFound';

export class Refusal extends Error {
  readonly type: RefusalType;
  readonly info: unknown;

  constructor(type: RefusalType, message: string, info: unknown = null) {
    super(message);
    this.name = 'Refusal';
    this.type = type;
    this.info = info;
  }
}

export interface RefusalAnswer {
  readonly refusal: { readonly type: RefusalType; readonly message: string; readonly info: unknown };
}

/** Runs a handler's work; a refusal becomes the answer that resolvers understand. Faults go on as exceptions. */
export async function answerOrRefusal<T>(work: () => T | Promise<T>): Promise<T | RefusalAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { type: error.type, message: error.message, info: error.info } };
    throw error;
  }
}
