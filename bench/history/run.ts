/** One line of a scenario's results. Older lines have fewer figures. */
export interface Run {
  readonly scenario: string;
  readonly at: string;
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly commit: string };
  readonly [figure: string]: unknown;
}

/** Something else had a core before the run began: its figures are of a machine that was shared. */
export function isBusy({ machine }: Run): boolean {
  return machine.loadBefore > machine.cores / 2;
}

export type Figure = (run: Run) => number | undefined;

/** The number at a path, e.g. `latencyMs.p95`; nothing where the run has none. */
export function at(path: string): Figure {
  const names = path.split('.');
  return (run) => {
    let value: unknown = run;
    for (const name of names) value = memberOf(value, name);
    return typeof value === 'number' ? value : undefined;
  };
}

/** Of an object that counts by kind. */
export function sumOf(name: string): Figure {
  return (run) => {
    const counts = run[name];
    if (typeof counts !== 'object' || counts === null) return undefined;
    return Object.values(counts).reduce<number>((sum, count) => sum + Number(count), 0);
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

export function written(value: number | undefined): string {
  if (value === undefined) return '';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
