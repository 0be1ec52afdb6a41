import { setTimeout as wait } from 'node:timers/promises';
import type { Receipt } from '../story/client.ts';
import { Storm, type StormOptions } from './storm.ts';
import { verdictOn } from './verdict.ts';

export interface Outcome {
  readonly violations: readonly string[];
  /** In one line. */
  readonly summary: string;
}

/** For pushes that are on their way when everything is decided. */
const lastPushesMs = 1_000;

/** One run: storm, calm, verdict. */
export async function chaos(options: StormOptions): Promise<Outcome> {
  const beginMs = performance.now();
  const storm = await Storm.begin(options);
  try {
    await storm.rage();
    const rageMs = performance.now() - beginMs;
    const found = await storm.calm();
    await wait(lastPushesMs);
    const violations = await verdictOn(storm, found);
    if (violations.length > 0) options.log(storm.output());
    const seconds = (ms: number): number => Math.round(ms / 1000);
    const calmMs = performance.now() - beginMs - rageMs;
    return {
      violations,
      summary:
        `seed ${options.seed}: ${summaryOf([...found.values()].flat())}, ${storm.kills} kills, ${storm.redriven} redriven, ` +
        `${seconds(rageMs)} s of storm, ${seconds(calmMs)} s of calm, ${violations.length} violations`,
    };
  } catch (error) {
    options.log(storm.output());
    throw error;
  } finally {
    await storm.end();
  }
}

function summaryOf(receipts: readonly Receipt[]): string {
  const count = (wanted: string): number => receipts.filter(({ status }) => status === wanted).length;
  const most = Math.max(0, ...receipts.flatMap(({ registrations }) => registrations.map(({ attempts }) => attempts)));
  return `${receipts.length} receipts, ${count('ACCEPTED')} accepted, ${count('REJECTED')} rejected, up to ${most} attempts`;
}
