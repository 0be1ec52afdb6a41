import type { SeededRandom } from '../../demo/random.ts';

/** What happens to the system, and when, in milliseconds from the beginning. It follows from the seed alone. */
export type Blow =
  | { readonly atMs: number; readonly kind: 'kill' }
  | { readonly atMs: number; readonly kind: 'clock'; readonly advanceMs: number }
  | {
      readonly atMs: number;
      readonly kind: 'faults';
      readonly service: ServiceName;
      readonly faults: readonly Fault[];
    };

export type ServiceName = 'tax' | 'logistics';

export interface Fault {
  readonly mode: string;
  readonly probability: number;
  readonly latencyMs: number;
}

const services = ['tax', 'logistics'] as const;
const misbehaviours = ['slow', 'error', 'hang', 'lost-answer', 'refuse', 'garbage', 'rate-limit'] as const;
/** Between two blows of one kind. A clock that jumps faster than a slow call takes would outrun what waits for it. */
const faultsEveryMs = { least: 700, most: 2_500 };
const killsEveryMs = { least: 5_000, most: 12_000 };
const jumpsEveryMs = { least: 5_000, most: 9_000 };
const jumpMs = { least: 20_000, most: 600_000 };

export function planOf(random: SeededRandom, durationMs: number): readonly Blow[] {
  const killTimes = times(random, killsEveryMs, durationMs);
  // However short the storm, one crash there is.
  if (killTimes.length === 0) killTimes.push(Math.round(durationMs * 0.6));
  const kills = killTimes.map((atMs): Blow => ({ atMs, kind: 'kill' }));
  const jumps = times(random, jumpsEveryMs, durationMs).map((atMs): Blow => {
    return { atMs, kind: 'clock', advanceMs: random.integer(jumpMs.least, jumpMs.most) };
  });
  const faults = services.flatMap((service) =>
    times(random, faultsEveryMs, durationMs).map((atMs): Blow => {
      return { atMs, kind: 'faults', service, faults: faultsOf(random) };
    }),
  );
  return [...kills, ...jumps, ...faults].sort((one, other) => one.atMs - other.atMs);
}

function times(random: SeededRandom, every: { least: number; most: number }, durationMs: number): number[] {
  const found: number[] = [];
  const next = (after: number): number => after + random.integer(every.least, every.most);
  for (let atMs = next(0); atMs < durationMs; atMs = next(atMs)) found.push(atMs);
  return found;
}

function faultsOf(random: SeededRandom): readonly Fault[] {
  if (random.chance(0.35)) return [{ mode: 'none', probability: 1, latencyMs: 0 }];
  const mode = random.pick(misbehaviours);
  // Of refusals and of silence only some: else nothing else would be seen.
  const probability = mode === 'refuse' || mode === 'hang' ? 0.3 : random.pick([0.2, 0.5, 1]);
  const fault = { mode, probability, latencyMs: random.pick([0, 0, 50, 300]) };
  return random.chance(0.25) ? [{ mode: 'slow', probability: 0.5, latencyMs: 400 }, fault] : [fault];
}
