import { z } from 'zod';
import { doToAll, type Deed, type Named } from './deeds.ts';
import { jsonOrNull } from './json.ts';

/** A time: [fromMs, untilMs). */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A record that a function has set aside by itself: its key leads to the receipt. */
const keySchema = z.object({ partition: z.string().includes('#'), id: z.string() });

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
const failureSchema = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: z.iso.datetime(),
    approximateArrivalOfLastRecord: z.iso.datetime(),
  }),
});

/** What is stored arrives in the stream a moment later. */
const storedBeforeMs = 60_000;
const sliceMs = 60_000;

/** Deals with a letter that names one receipt. @returns false when it has to stay. */
export async function dealWithReceipt(body: string, deed: Deed): Promise<boolean> {
  const letter = keySchema.safeParse(jsonOrNull(body));
  if (!letter.success) {
    console.error(`This letter names no receipt: ${body}`);
    return false;
  }
  const { partition, id } = letter.data;
  return deed({ id, contractId: partition.slice(0, partition.indexOf('#')) });
}

export interface StreamWork {
  readonly what: 'orders' | 'receipts';
  readonly find: (span: Span) => AsyncIterable<Named>;
  readonly deed: Deed;
}

/**
 * Letters about a table's stream. One that names a receipt is dealt with by itself. A failure record says only where its records
 * stood in the stream, and when: what it was about is found by that time.
 */
export class StreamLetters {
  readonly #work: StreamWork;
  /** An outage leaves letters by the thousand: what one of them led to is done. */
  readonly #slicesDone = new Set<number>();

  constructor(work: StreamWork) {
    this.#work = work;
  }

  /** @returns false when the letter has to stay. */
  async deal(body: string): Promise<boolean> {
    const { what, find, deed } = this.#work;
    const failure = failureSchema.safeParse(jsonOrNull(body));
    if (!failure.success) return dealWithReceipt(body, deed);
    const { approximateArrivalOfFirstRecord: first, approximateArrivalOfLastRecord: last } =
      failure.data.DDBStreamBatchInfo;
    // The last second is told without its fraction.
    const covered = slices(Date.parse(first) - storedBeforeMs, Date.parse(last) + 1_000);
    const open = covered.filter((fromMs) => !this.#slicesDone.has(fromMs));
    const [fromMs, lastMs] = [open[0], open.at(-1)];
    const { done, refused } =
      fromMs === undefined || lastMs === undefined
        ? { done: 0, refused: 0 }
        : await doToAll(find({ fromMs, untilMs: lastMs + sliceMs }), deed);
    console.log(`${done + refused} ${what} were found from ${first} to ${last}, and ${refused} are refused.`);
    if (refused > 0) return false;
    for (const slice of open) this.#slicesDone.add(slice);
    return true;
  }
}

/** The beginnings of the whole minutes that cover the span. */
function slices(fromMs: number, untilMs: number): number[] {
  const all: number[] = [];
  for (let ms = Math.floor(fromMs / sliceMs) * sliceMs; ms < untilMs; ms += sliceMs) all.push(ms);
  return all;
}
