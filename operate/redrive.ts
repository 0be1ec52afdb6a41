import { RefusedError } from './ask.ts';
import { carryOut, givenOrThrow, parseOrThrow, UsageError } from './command-line.ts';
import { consumers, handBack } from './consumer-letters.ts';
import { workOff } from './dead-letters.ts';
import { announce, announceOrder, doToAll, redrive, type Deed, type Named } from './deeds.ts';
import { Deployment, NotThereError } from './deployment.ts';
import { acceptedOrders } from './find-orders.ts';
import { changedReceipts, pendingReceipts } from './find-receipts.ts';
import { dealWithReceipt, StreamLetters, type Span } from './stream-letters.ts';
import { findTarget, targetOptions, targetUsage, type Target } from './target.ts';

const consumerNames = [...consumers.keys()].join(', ');

/** `npm run redrive -- …`: puts work back that was given up, under the same identity; every step is on the record. */
const usage = `Usage: npm run redrive -- <what> [options]

What, one of them:
  --service <name>        what was given up with one service
  --set-aside             what the stream of new receipts has set aside
  --announcements         changes that subscribers and the event stream have not been told of
  --orders                accepted orders that the event stream has not been told of
  --consumer <name>       events that a consumer of the event stream has set aside: ${consumerNames}
  --pending-since <time>  whatever was submitted since then and is not decided yet
  --receipt <id> --contract <id>
  --order <id> --contract <id>

Options:
${targetUsage}
  --api-stack <name>, --data-stack <name>
                     the stacks, when they are not called ReceiptsApi and ReceiptsData`;

const ways = {
  service: { type: 'string' },
  'set-aside': { type: 'boolean' },
  announcements: { type: 'boolean' },
  orders: { type: 'boolean' },
  consumer: { type: 'string' },
  'pending-since': { type: 'string' },
  receipt: { type: 'string' },
  order: { type: 'string' },
} as const;

const options = {
  ...ways,
  contract: { type: 'string' },
  ...targetOptions,
  'api-stack': { type: 'string', default: 'ReceiptsApi' },
  'data-stack': { type: 'string', default: 'ReceiptsData' },
} as const;

type Way = keyof typeof ways;
type Options = ReturnType<typeof parse>['values'];
/** Answers whether nothing of it is left. */
type Work = (deployment: Deployment) => Promise<boolean>;

/** Each checks its options first: nothing is asked for what is not whole. */
const works: Readonly<Record<Way, (values: Options) => Work>> = {
  service: lettersOfService,
  'set-aside': () =>
    lettersOfStream('RegistrationNewReceiptsSetAside', { what: 'receipts', find: pendingReceipts, act: redrive }),
  announcements: () => lettersOfStream('ChangesSetAside', { what: 'receipts', find: changedReceipts, act: announce }),
  orders: () =>
    lettersOfStream('OrdersAcceptedOrdersSetAside', { what: 'orders', find: acceptedOrders, act: announceOrder }),
  consumer: lettersOfConsumer,
  'pending-since': pendingSince,
  receipt: (values) => one(values, 'receipt', redrive),
  order: (values) => one(values, 'order', announceOrder),
};

await carryOut(run, [RefusedError, NotThereError]);

async function run(words: readonly string[]): Promise<void> {
  const { values, positionals } = parse(words);
  const ways = Object.keys(works).filter((name): name is Way => name in values);
  const [way] = ways;
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is no option.\n\n${usage}`);
  if (way === undefined) throw new UsageError(usage);
  if (ways.length > 1) {
    throw new UsageError(`One thing at a time, not ${ways.map((name) => `--${name}`).join(' and ')}.\n\n${usage}`);
  }
  if (values.contract !== undefined && way !== 'receipt' && way !== 'order') {
    throw new UsageError(`--contract goes with --receipt and --order, not with --${way}.`);
  }
  const work = works[way](values);
  const stacks = { api: values['api-stack'], data: values['data-stack'] };
  if (!(await work(new Deployment(await findTarget(values), stacks)))) process.exitCode = 1;
}

function parse(words: readonly string[]) {
  return parseOrThrow(words, { options, usage });
}

function lettersOfService({ service = '' }: Options): Work {
  if (!/^[a-z]+$/.test(service)) throw new UsageError(`--service is "${service}", which is no name of a service.`);
  const construct = service.charAt(0).toUpperCase() + service.slice(1);
  return (deployment) => {
    const deed = redrive(deployment.target);
    return workOffAll(deployment, `${construct}RetriesDeadLetters`, (body) => dealWithReceipt(body, deed));
  };
}

interface StreamWay {
  readonly what: 'orders' | 'receipts';
  readonly find: (deployment: Deployment, span: Span) => AsyncIterable<Named>;
  readonly act: (target: Target) => Deed;
}

function lettersOfStream(construct: string, { what, find, act }: StreamWay): Work {
  return (deployment) => {
    const letters = new StreamLetters({ what, find: (span) => find(deployment, span), deed: act(deployment.target) });
    return workOffAll(deployment, construct, (body) => letters.deal(body));
  };
}

function lettersOfConsumer({ consumer: name = '' }: Options): Work {
  const consumer = consumers.get(name);
  if (!consumer) {
    throw new UsageError(`--consumer is "${name}"; consumers are ${consumerNames}.`);
  }
  const { queue, eventTypes } = consumer;
  return (deployment) => workOffAll(deployment, queue, (body) => handBack(deployment, body, eventTypes));
}

async function workOffAll(
  deployment: Deployment,
  construct: string,
  deal: (body: string) => Promise<boolean>,
): Promise<boolean> {
  const { done, kept } = await workOff(deployment.sqs, await deployment.queueOrThrow(construct), deal);
  console.log(`${done} letters are dealt with, ${kept} stay where they are.`);
  return kept === 0;
}

function pendingSince({ 'pending-since': since = '' }: Options): Work {
  const fromMs = Date.parse(since);
  if (Number.isNaN(fromMs)) throw new UsageError(`--pending-since is "${since}", which is no time.`);
  return async (deployment) => {
    const receipts = pendingReceipts(deployment, { fromMs, untilMs: Date.now() });
    const { done, refused } = await doToAll(receipts, redrive(deployment.target));
    console.log(`${done} receipts are redriven, ${refused} are refused.`);
    return refused === 0;
  };
}

function one(values: Options, way: 'order' | 'receipt', deed: (target: Target) => Deed): Work {
  const id = givenOrThrow(values[way], { option: `--${way}`, usage });
  const contractId = givenOrThrow(values.contract, { option: '--contract', usage });
  return ({ target }) => deed(target)({ id, contractId });
}
