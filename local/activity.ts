/**
 * Counts the work that is under way or due: a batch on its way to a Lambda, a retry that waits for its delay, a message
 * that becomes visible later. `settled()` resolves when there is none.
 *
 * Whoever hands work on begins the next piece before ending its own, so that the count cannot touch zero in between.
 */
export class Activity {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** Returns the function that ends this piece of work; ending it twice is harmless. */
  begin(): () => void {
    this.#count++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#count--;
      if (this.#count === 0) setImmediate(() => this.#release());
    };
  }

  async track<Result>(work: Promise<Result>): Promise<Result> {
    const end = this.begin();
    try {
      return await work;
    } finally {
      end();
    }
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setImmediate(() => this.#release());
    });
  }

  #release(): void {
    if (this.#count > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
