import type { DataSourceResult } from './data-source.ts';

interface BatchOptions {
  readonly sizeMax: number;
  readonly send: (payloads: unknown) => Promise<DataSourceResult>;
}

interface Member {
  readonly payload: unknown;
  settle(result: DataSourceResult): void;
  fail(error: unknown): void;
}

/**
 * One request's `BatchInvoke` payloads: those of sibling fields travel to the Lambda together.
 * https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-lambda-resolvers-js.html
 */
export class LambdaBatches {
  readonly #open = new Map<object, Member[]>();

  /** Waits until every sibling that is ready in this turn has added its own, or the batch is full. */
  add(key: object, payload: unknown, options: BatchOptions): Promise<DataSourceResult> {
    return new Promise((settle, fail) => {
      const member: Member = { payload, settle, fail };
      const batch = this.#open.get(key);
      if (batch) batch.push(member);
      else this.#begin(key, member, options);
      const open = this.#open.get(key);
      if (open && open.length >= options.sizeMax) this.#flush(key, open, options);
    });
  }

  #begin(key: object, first: Member, options: BatchOptions): void {
    const batch = [first];
    this.#open.set(key, batch);
    setImmediate(() => this.#flush(key, batch, options));
  }

  #flush(key: object, batch: Member[], options: BatchOptions): void {
    if (this.#open.get(key) !== batch) return;
    this.#open.delete(key);
    sendBatch(batch, options).catch((error: unknown) => {
      for (const member of batch) member.fail(error);
    });
  }
}

async function sendBatch(batch: readonly Member[], options: BatchOptions): Promise<void> {
  const { result, error } = await options.send(batch.map((member) => member.payload));
  if (error) {
    for (const member of batch) member.settle({ result: null, error });
    return;
  }
  if (!Array.isArray(result) || result.length !== batch.length) {
    const message = `The function must return a list of ${batch.length} results for a batch of ${batch.length}.`;
    for (const member of batch) member.settle({ result: null, error: { message, type: 'Lambda:IllegalArgument' } });
    return;
  }
  for (const [index, member] of batch.entries()) {
    const item: unknown = result[index];
    member.settle({ result: item ?? null, error: null });
  }
}
