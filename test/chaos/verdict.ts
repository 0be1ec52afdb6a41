import { KinesisClient } from '@aws-sdk/client-kinesis';
import type { Receipt } from '../story/client.ts';
import { readEvents } from '../story/events.ts';
import type { ServiceName } from './plan.ts';
import type { Storm } from './storm.ts';

interface Registration {
  readonly status: 'REGISTERED' | 'REFUSED' | 'VOIDED';
  readonly reference?: string;
  readonly reason?: string;
}

/** A push may take this long; who was away before has to ask. */
const pushMsMax = 10_000;
const askedAtOnce = 16;
/** More than any reference asks for. */
const askedMax = 10;

/** Holds the system to what it has answered, by records of its own. Answers what is wrong. */
export async function verdictOn(storm: Storm, found: ReadonlyMap<string, readonly Receipt[]>): Promise<string[]> {
  const receipts = [...found.values()].flat();
  return [
    ...storm.violations,
    ...answersKept(storm, found),
    ...(await serviceAgrees(storm, receipts, 'tax')),
    ...(await serviceAgrees(storm, receipts, 'logistics')),
    ...(await changesOnStream(storm, receipts)),
    ...changesPushed(storm, found),
  ];
}

/** What was answered is there, once and decided, with its own contract, and nothing else is. */
function answersKept(storm: Storm, found: ReadonlyMap<string, readonly Receipt[]>): string[] {
  const wrong: string[] = [];
  const answered = new Map(storm.answered.map((one) => [one.id, one]));
  if (answered.size !== storm.answered.length) wrong.push('two submissions were answered with the same id');
  for (const [contractId, receipts] of found) {
    if (new Set(receipts.map(({ id }) => id)).size !== receipts.length)
      wrong.push(`${contractId} lists a receipt twice`);
    for (const { id, reference } of receipts) {
      const one = answered.get(id);
      answered.delete(id);
      if (one?.client.contractId !== contractId) wrong.push(`${contractId} has ${id}, which was not answered to it`);
      else if (one.input.reference !== reference) wrong.push(`${id} has the reference ${reference}`);
    }
  }
  return [...wrong, ...[...answered.keys()].map((id) => `${id} was answered and is lost`)];
}

/** What a receipt says of the service is what the service says, and the service has nothing else. */
async function serviceAgrees(storm: Storm, receipts: readonly Receipt[], service: ServiceName): Promise<string[]> {
  const url = storm.endpoints.services[service];
  const wrong: string[] = [];
  let registered = 0;
  const queue = [...receipts];
  const ask = async (): Promise<void> => {
    for (let receipt = queue.pop(); receipt; receipt = queue.pop()) {
      const known = await registrationOf(url, receipt.id);
      if (known && known.status !== 'REFUSED') registered++;
      const said = receipt.registrations.find((one) => one.service === service);
      const fault = contradiction(receipt, said, known);
      if (fault !== undefined) {
        wrong.push(
          `${receipt.id} (${receipt.reference}) is ${receipt.status}; ${service}: ${fault}; ${JSON.stringify({ said, known })}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: askedAtOnce }, ask));
  const count = (await (await fetch(`${url}/count`)).json()) as { registered: number };
  if (count.registered !== registered) {
    wrong.push(`${service} has registered ${count.registered} keys, of which ${registered} are receipts'`);
  }
  return wrong;
}

/** A receipt's own reference may still ask for some calls' misbehaviour: asked until the service answers as it should. */
async function registrationOf(url: string, id: string): Promise<Registration | undefined> {
  for (let asked = 0; asked < askedMax; asked++) {
    const answer = await fetch(`${url}/registrations/${id}`);
    const text = await answer.text();
    if (answer.status === 404) return undefined;
    if (answer.status === 200 && text.startsWith('{')) return JSON.parse(text) as Registration;
  }
  throw new Error(`${url} does not say what it knows of ${id}.`);
}

function contradiction(
  { status }: Receipt,
  said: Receipt['registrations'][number] | undefined,
  known: Registration | undefined,
): string | undefined {
  if (status === 'ACCEPTED' && known?.status !== 'REGISTERED') return 'accepted without its registration';
  switch (said?.status) {
    case 'REGISTERED':
      if (status !== 'ACCEPTED') return 'still registered though rejected';
      return known?.status === 'REGISTERED' && known.reference === said.reference ? undefined : 'another reference';
    case 'REFUSED':
      return known?.status === 'REFUSED' && known.reason === said.reason ? undefined : 'not refused by the service';
    case 'VOIDED':
      return known?.status === 'REGISTERED' ? 'not voided by the service' : undefined;
    default:
      return 'not settled';
  }
}

async function changesOnStream(storm: Storm, receipts: readonly Receipt[]): Promise<string[]> {
  const { region, aws, operator } = storm.endpoints;
  const events = await readEvents(new KinesisClient({ region, endpoint: aws, credentials: operator }));
  const told = new Map<string, Set<string>>();
  for (const { id, type, payload } of events) {
    const known = told.get(id) ?? new Set();
    told.set(id, known.add(type === 'receipt.submitted' ? type : (payload.status ?? '')));
  }
  const wrong: string[] = [];
  for (const { id, status } of receipts) {
    if (!told.get(id)?.has('receipt.submitted')) wrong.push(`the stream does not know of the submission of ${id}`);
    if (!told.get(id)?.has(status)) wrong.push(`the stream does not know that ${id} is ${status}`);
    const opposite = status === 'ACCEPTED' ? 'REJECTED' : 'ACCEPTED';
    if (told.get(id)?.has(opposite)) wrong.push(`the stream knows ${id} as ${opposite}, too`);
    told.delete(id);
  }
  return [...wrong, ...[...told.keys()].map((id) => `the stream knows of ${id}, which is nobody's receipt`)];
}

/** Whoever was there when a receipt was decided, and stayed for a while, was told. Nobody is told of others' receipts. */
function changesPushed(storm: Storm, found: ReadonlyMap<string, readonly Receipt[]>): string[] {
  return storm.witnesses.flatMap((witness) => {
    const receipts = found.get(witness.client.contractId) ?? [];
    const own = new Set(receipts.map(({ id }) => id));
    const missed = receipts.filter(({ id, status, decidedAt }) => {
      const wasThere = decidedAt !== null && witness.wasThere(Date.parse(decidedAt), pushMsMax);
      return wasThere && !witness.wasTold(id, status);
    });
    return [
      ...missed.map(({ id, status }) => `nobody told ${witness.client.name} that ${id} is ${status}`),
      ...witness.ids.filter((id) => !own.has(id)).map((id) => `${witness.client.name} was told of ${id}, not theirs`),
    ];
  });
}
