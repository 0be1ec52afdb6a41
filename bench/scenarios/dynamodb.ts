import { median } from '../cpu-rounds.ts';
import { clients, type Client, type Send } from '../dynamodb/clients.ts';
import { serverNames, startServer, type Server, type ServerName } from '../dynamodb/servers.ts';
import { itemsBefore, workOf, type WorkName } from '../dynamodb/work.ts';
import type { Comparison } from '../scenario.ts';

const inFlight = 64;
const rounds = 5;
const roundSeconds = 1;

type Rates = ReadonlyMap<ServerName, readonly number[]>;

/** A server and one client of it. */
interface Contestant {
  readonly server: Server;
  readonly client: Client;
  /** The number of the next request: none is sent twice, so that no put meets an item that is there. */
  next: number;
  /** Requests that the server has answered with a failure of its own; they count for nothing. */
  failed: number;
}

/**
 * The DynamoDB of `local/` beside DynamoDB Local and dynalite, all on disk and each in a process of its own: the same requests from this
 * process, 64 in flight, in rounds that take turns.
 */
export const dynamodb: Comparison = { compare };

async function compare(): Promise<Readonly<Record<string, unknown>>> {
  const servers: Server[] = [];
  const missing: Partial<Record<ServerName, string>> = {};
  try {
    for (const name of serverNames) {
      const server = await startServer(name);
      if ('missing' in server) missing[name] = `not measured: ${server.missing}`;
      else servers.push(server);
    }
    for (const server of servers) await putItemsBefore(server);
    const results: Record<string, unknown> = {};
    for (const [name, clientOf] of Object.entries(clients)) {
      const contestants = servers.map((server, index) => {
        const client = clientOf({ url: server.url, inFlight });
        return { server, client, next: firstRequestOf(name, index), failed: 0 };
      });
      const rates = await compareAll(contestants);
      const failed = Object.fromEntries(contestants.map(({ server, failed }) => [server.name, failed]));
      results[name] = { ...rates, failed };
      for (const { client } of contestants) client.close();
    }
    return { inFlight, rounds, ...results, storedMb: await storedMb(servers), ...missing };
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Far from each other, so that what one client has put the other has not. */
function firstRequestOf(client: string, server: number): number {
  return (Object.keys(clients).indexOf(client) * serverNames.length + server) * 1_000_000_000;
}

async function putItemsBefore(server: Server): Promise<void> {
  const client = clients.signedAhead({ url: server.url, inFlight });
  const items = itemsBefore();
  let rest: readonly Send[] = await Promise.all(items.map((work) => client.prepare(work)));
  while (rest.length > 0) rest = await sendAll(rest);
  client.close();
  const bytes = await server.storedBytes();
  const bytesMin = items.length * 1_024;
  if (bytes < bytesMin) {
    throw new Error(
      `${server.name} has ${bytes} bytes on disk after ${items.length} items of 2 kB: it keeps them elsewhere.`,
    );
  }
}

async function compareAll(contestants: readonly Contestant[]): Promise<Readonly<Record<string, unknown>>> {
  const results: Partial<Record<WorkName, unknown>> = {};
  for (const work of Object.keys(workOf) as WorkName[]) results[work] = summary(await takeTurns(contestants, work));
  return results;
}

/** Operations a second by server and round; another begins in every round, so that whatever else the machine does meets all. */
async function takeTurns(contestants: readonly Contestant[], work: WorkName): Promise<Rates> {
  const counts = new Map<Contestant, number>();
  for (const contestant of contestants) counts.set(contestant, await countWithin(contestant, work));
  const rates = new Map<ServerName, number[]>(contestants.map(({ server }) => [server.name, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const count = counts.get(contestant) ?? 1;
      rates.get(contestant.server.name)?.push(await perSecond(contestant, work, count));
    }
  }
  return rates;
}

/** How many it does within a round, found while it warms up. */
async function countWithin(contestant: Contestant, work: WorkName): Promise<number> {
  for (let count = inFlight; ; count *= 2) {
    const rate = await perSecond(contestant, work, count);
    if (count / rate >= roundSeconds / 2) return Math.max(inFlight, Math.round(rate * roundSeconds));
  }
}

async function perSecond(contestant: Contestant, work: WorkName, count: number): Promise<number> {
  const sends = await Promise.all(
    Array.from({ length: count }, () => contestant.client.prepare(workOf[work](contestant.next++))),
  );
  const beganMs = performance.now();
  const failed = await sendAll(sends);
  const seconds = (performance.now() - beganMs) / 1_000;
  contestant.failed += failed.length;
  return (count - failed.length) / seconds;
}

/** Sends all, so many at a time; resolves with those that have failed. */
async function sendAll(sends: readonly Send[]): Promise<readonly Send[]> {
  const failed: Send[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let send = sends[next++]; send; send = sends[next++]) if (!(await send())) failed.push(send);
    }),
  );
  return failed;
}

/** Rates are medians of the rounds; so is how many times the peers' rate `local/` has, round by round. */
function summary(rates: Rates): Readonly<Record<string, number>> {
  const local = rates.get('local') ?? [];
  const peers = [...rates].filter(([name]) => name !== 'local');
  return {
    ...Object.fromEntries([...rates].map(([name, perSecond]) => [name, Math.round(median(perSecond))])),
    ...Object.fromEntries(
      peers.map(([name, perSecond]) => {
        const times = median(perSecond.map((rate, round) => (local[round] ?? 0) / rate));
        return [`times${name.charAt(0).toUpperCase()}${name.slice(1)}`, Math.round(times * 100) / 100];
      }),
    ),
  };
}

async function storedMb(servers: readonly Server[]): Promise<Readonly<Record<string, number>>> {
  const sizes = servers.map(
    async (server) => [server.name, Math.round((await server.storedBytes()) / 2 ** 20)] as const,
  );
  return Object.fromEntries(await Promise.all(sizes));
}
