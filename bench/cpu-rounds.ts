/** Something that does the same work as others, in its own way. */
export interface Contestant {
  readonly name: string;
  /** Does the work once, for every document. */
  readonly run: () => Promise<void> | void;
}

export interface Rounds {
  readonly rounds: number;
  /** Processor time of one contestant in one round. */
  readonly roundMs: number;
}

/**
 * Processor time of one run, by contestant and round. The contestants take turns, in another order every round, so that whatever else the
 * machine does meets all of them; processor time leaves out what others take of it. Before the first round everyone has run as
 * long as a round lasts, so that the code is compiled.
 */
export async function cpuRounds(
  contestants: readonly Contestant[],
  { rounds, roundMs }: Rounds,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const runs = new Map<string, number>();
  for (const contestant of contestants) runs.set(contestant.name, await runsWithin(contestant, roundMs));
  const results = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const count = runs.get(contestant.name) ?? 1;
      results.get(contestant.name)?.push((await cpuMsOf(contestant, count)) / count);
    }
  }
  return results;
}

/** How often it runs within a round, found while it warms up. */
async function runsWithin(contestant: Contestant, roundMs: number): Promise<number> {
  let count = 1;
  for (;;) {
    const ms = await cpuMsOf(contestant, count);
    if (ms >= roundMs) return Math.max(1, Math.round((count * roundMs) / ms));
    count *= 2;
  }
}

async function cpuMsOf(contestant: Contestant, count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < count; run++) await contestant.run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (below + above) / 2;
}
