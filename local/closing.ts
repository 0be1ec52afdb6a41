/** The promise is 5 s in all; what is not finished by then is durable and goes on at the next start. */
export const drainMsMax = 3_000;
const closeMsMax = 1_500;

/** What has been started, to be stopped once, in order. */
export class Closing {
  readonly #first: (() => void | Promise<void>)[] = [];
  readonly #after: (() => void | Promise<void>)[] = [];
  #done: Promise<void> | undefined;

  /** Takes in no more work and finishes what is in flight; all of these at once, while everything else still runs. */
  first(close: () => void | Promise<void>): void {
    this.#first.push(close);
  }

  /** Closes what the others have used; the last one first. */
  after(close: () => void | Promise<void>): void {
    this.#after.unshift(close);
  }

  run(): Promise<void> {
    this.#done ??= this.#run();
    return this.#done;
  }

  async #run(): Promise<void> {
    const errors: unknown[] = [];
    const attempt = async (close: () => void | Promise<void>): Promise<void> => {
      try {
        await close();
      } catch (error) {
        errors.push(error);
      }
    };
    await within(drainMsMax, Promise.all(this.#first.map(attempt)));
    const endMs = performance.now() + closeMsMax;
    for (const close of this.#after) await within(Math.max(0, endMs - performance.now()), attempt(close));
    if (errors.length > 0) throw new AggregateError(errors, 'Not everything could be closed in order.');
  }
}

/** Resolves when the work is done, or after `limitMs` without it. */
async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
