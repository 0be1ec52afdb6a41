import { faultModes, type Fault } from './faults.ts';

/**
 * What a receipt's own reference asks of the simulated services, so that integrators can meet every outcome on purpose:
 *
 *     sandbox(tax=error*2, logistics=slow@500) till-7
 *
 * `<service>=<mode>`, then in this order `@<latency in ms>`, `%<probability in percent>` and `*<number of calls>`, each of them
 * optional; without a number every call about this receipt meets it. Modes are those of `faults.ts`. Whatever else stands in
 * the reference makes it unique.
 */
const pattern = /sandbox\(([^)]*)\)/;
const directivePattern = /^([a-z]+)=([a-z-]+)(?:@(\d{1,6}))?(?:%(\d{1,3}))?(?:\*(\d{1,4}))?$/;
/** Receipts whose calls are counted; beyond it the oldest is forgotten. */
const receiptsMax = 10_000;

interface Directive extends Fault {
  callsLeft: number;
}

/** Remembers what receipts have asked of one service. A restart forgets it; the next call to register tells it again. */
export class Sandbox {
  readonly #service: string;
  readonly #receipts = new Map<string, readonly Directive[]>();

  constructor(service: string) {
    this.#service = service;
  }

  /** Takes in the body of a call to register; what is wrong with its directives, if anything is. */
  learn(key: string, body: string): string | undefined {
    if (!body.includes('sandbox(') || this.#receipts.has(key)) return undefined;
    const directives = directivesOf(body, this.#service);
    if (typeof directives === 'string') return directives;
    const [oldest] = this.#receipts.keys();
    if (this.#receipts.size >= receiptsMax && oldest !== undefined) this.#receipts.delete(oldest);
    this.#receipts.set(key, directives);
    return undefined;
  }

  /** What the next call about the receipt meets. */
  next(key: string): readonly Fault[] {
    const due = (this.#receipts.get(key) ?? []).filter(({ callsLeft }) => callsLeft > 0);
    for (const directive of due) directive.callsLeft--;
    return due;
  }
}

function directivesOf(body: string, service: string): Directive[] | string {
  const text = pattern.exec(referenceOf(body))?.[1];
  if (text === undefined) return [];
  const directives: Directive[] = [];
  for (const part of text.split(',')) {
    const [, name, mode, latency = '0', percent = '100', calls] = directivePattern.exec(part.trim()) ?? [];
    const known = faultModes.find((candidate) => candidate === mode);
    if (!known || Number(percent) > 100) {
      return `Sandbox: "${part.trim()}" is none of <service>=<mode>@<ms>%<percent>*<calls>; modes: ${faultModes.join(', ')}.`;
    }
    if (name !== service) continue;
    const callsLeft = calls === undefined ? Infinity : Number(calls);
    const fault = { mode: known, probability: Number(percent) / 100, latencyMs: Number(latency), durationMs: 0 };
    directives.push({ ...fault, callsLeft });
  }
  return directives;
}

function referenceOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const reference: unknown =
      typeof value === 'object' && value !== null && 'reference' in value ? value.reference : '';
    return typeof reference === 'string' ? reference : '';
  } catch {
    return '';
  }
}
