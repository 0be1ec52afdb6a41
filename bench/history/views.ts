import { at, sumOf, written, type Figure, type Run } from './run.ts';

/** What the page shows of a scenario's runs. */
export interface View {
  /** What is wanted, and how to read what is unusual. */
  readonly says: string;
  readonly columns: (runs: readonly Run[]) => readonly Column[];
  readonly drawing: (runs: readonly Run[]) => { readonly unit: string; readonly lines: readonly Line[] };
}

export interface Column {
  readonly title: string;
  readonly cell: (run: Run) => string;
}

export interface Line {
  readonly title: string;
  readonly figure: Figure;
}

const answers = [
  column('offered/s', at('ratePerSecond')),
  column('warmed up s', at('warmUp.seconds')),
  column('answered/s', at('answeredPerSecond')),
  ...latencies('latencyMs'),
  column('errors', sumOf('errors')),
];
const verdicts = [column('lost', at('lost')), column('duplicated', at('duplicated'))];
const spent = [
  column('of the floor', at('shareOfFloor')),
  column('CPU s per 1,000', at('cpuSecondsPerThousand')),
  column('peak MB', at('memoryMb.peak')),
  column('longest stall ms', at('stallsMs.max')),
  column('USD per million', at('cost.usdPerMillion')),
];
const latencyLines = ['p50', 'p95', 'p99'].map((name) => ({ title: name, figure: at(`latencyMs.${name}`) }));
const pushLine = { title: 'push p95', figure: at('answerToPushMs.p95') };
const push = column('push p95 ms', at('answerToPushMs.p95'));

const submitted = {
  columns: () => [...answers, push, ...verdicts, ...spent],
  drawing: () => ({ unit: 'ms', lines: [...latencyLines, pushLine] }),
} as const;

/** In the order of the page. */
export const views: Readonly<Record<string, View>> = {
  submit: {
    says: 'Wanted: 1,000 receipts/s for 60 s with p99 < 500 ms, all accepted, and answer to push p95 < 1 s; at least 0.35 of the floor.',
    ...submitted,
  },
  'submit-batch': {
    says: '25 receipts in one operation: offered, answered and the times are of operations; dollars and processor time are of receipts.',
    ...submitted,
  },
  soak: {
    says: 'Wanted: flat memory over ten minutes. The quarters are means of the resident memory over each quarter of the time.',
    columns: () => [
      ...answers,
      push,
      ...verdicts,
      ...[0, 1, 2, 3].map((quarter) => column(`MB, quarter ${quarter + 1}`, at(`memoryMb.quarters.${quarter}`))),
      ...spent,
    ],
    drawing: submitted.drawing,
  },
  orders: {
    says: 'Wanted: 5,000 orders/s for 10 s with p95 <= 300 ms and none lost; at least 0.5 of the floor.',
    columns: () => [...answers, ...verdicts, ...spent],
    drawing: () => ({ unit: 'ms', lines: latencyLines }),
  },
  fanout: {
    says: 'Wanted: one change reaches 10,000 sockets within a second. The time is from the first socket that hears of it to the last.',
    columns: () => [
      column('sockets', at('subscribers')),
      column('changes', at('changes')),
      ...['p50', 'p95', 'max'].map((name) => column(`first to last ${name} ms`, at(`fromFirstToLastMs.${name}`))),
      column('lost', at('lost')),
      column('peak MB', at('memoryMb.peak')),
    ],
    drawing: () => ({
      unit: 'ms from the first socket to the last',
      lines: ['p50', 'p95', 'max'].map((name) => ({ title: name, figure: at(`fromFirstToLastMs.${name}`) })),
    }),
  },
  start: {
    says: 'Wanted: ready within 3 s on the data that is there.',
    columns: () => [
      column('first ms', at('firstMs')),
      column('warm, median ms', at('warmMs.median')),
      column('warm, slowest ms', at('warmMs.max')),
    ],
    drawing: () => ({
      unit: 'ms until ready',
      lines: [
        { title: 'first', figure: at('firstMs') },
        { title: 'warm', figure: at('warmMs.median') },
      ],
    }),
  },
  dynamodb: {
    says:
      'Operations a second of `local/`, and in parentheses how many times the rate of dynalite and of DynamoDB Local that is. ' +
      'Wanted on durable writes (put, update): 2 and 10 times.',
    columns: () => ['sdk', 'signedAhead'].flatMap((client) => operations.map((name) => rates(client, name))),
    drawing: () => ({ unit: 'puts/s, signed ahead', lines: putLines }),
  },
  validate: {
    says: 'How many times the processor time of the library alone; [bench/README.md](../bench/README.md) tells what each way does.',
    columns: (runs) =>
      typesOf(runs).flatMap((type) =>
        ['structure', 'whole'].map((way) => column(`${type}, ${way}`, timesPeer(type, way))),
      ),
    drawing: (runs) => ({
      unit: 'times the processor time of the library alone, structure',
      lines: typesOf(runs).map((type) => ({ title: type, figure: timesPeer(type, 'structure') })),
    }),
  },
  authorize: {
    says: 'The smallest query, with a key that the authorizer looks up and with one that is remembered.',
    columns: () =>
      ['lookedUp', 'remembered'].flatMap((kind) =>
        latencies(`${kind}.latencyMs`, kind === 'lookedUp' ? 'looked up' : kind),
      ),
    drawing: () => ({
      unit: 'ms',
      lines: [
        { title: 'looked up p95', figure: at('lookedUp.latencyMs.p95') },
        { title: 'remembered p95', figure: at('remembered.latencyMs.p95') },
      ],
    }),
  },
  throttle: {
    says: 'A contract beside a greedy one should be answered as it is alone, and the greedy one not beyond what it may.',
    columns: () => [
      ...['politeAlone', 'politeBeside'].flatMap((kind) =>
        ['p50', 'p95'].map((name) =>
          column(`${kind === 'politeAlone' ? 'alone' : 'beside'} ${name} ms`, at(`${kind}.latencyMs.${name}`)),
        ),
      ),
      column('greedy answered', at('greedy.answered')),
      column('greedy allowed', at('greedy.allowed')),
    ],
    drawing: () => ({
      unit: 'ms',
      lines: [
        { title: 'alone p95', figure: at('politeAlone.latencyMs.p95') },
        { title: 'beside p95', figure: at('politeBeside.latencyMs.p95') },
      ],
    }),
  },
};

const operations = ['put', 'update', 'get', 'query'] as const;
const putLines: readonly Line[] = [
  { title: 'local/', figure: at('signedAhead.put.local') },
  { title: 'dynalite', figure: at('signedAhead.put.dynalite') },
  { title: 'DynamoDB Local', figure: at('signedAhead.put.dynamodbLocal') },
];

function column(title: string, figure: Figure): Column {
  return { title, cell: (run) => written(figure(run)) };
}

function latencies(path: string, of?: string): readonly Column[] {
  const prefix = of === undefined ? '' : `${of} `;
  return ['p50', 'p95', 'p99'].map((name) => column(`${prefix}${name} ms`, at(`${path}.${name}`)));
}

function rates(client: string, operation: string): Column {
  const figure = (name: string): Figure => at(`${client}.${operation}.${name}`);
  return {
    title: `${client === 'sdk' ? 'SDK' : 'signed ahead'}: ${operation}`,
    cell: (run) => {
      const times = ['timesDynalite', 'timesDynamodbLocal'].map((name) => written(figure(name)(run)) || '–');
      return `${written(figure('local')(run))} (${times.join(', ')})`;
    },
  };
}

function timesPeer(type: string, way: string): Figure {
  return at(`types.${type}.${way}.timesPeer`);
}

function typesOf(runs: readonly Run[]): readonly string[] {
  return [...new Set(runs.flatMap(({ types }) => Object.keys(types ?? {})))].sort();
}
