import { ask, RefusedError } from './ask.ts';
import type { Target } from './target.ts';

/** A receipt or an order, and whose it is. */
export interface Named {
  readonly id: string;
  readonly contractId: string;
}

/** What is done to a receipt or an order; it tells what came of it. False when the API refuses. */
export type Deed = (named: Named) => Promise<boolean>;

const deedsAtOnce = 10;

export function redrive(target: Target): Deed {
  return (named) => askAbout(target, 'redriveReceipt', named);
}

export function announce(target: Target): Deed {
  return (named) => askAbout(target, 'announceReceipt', named);
}

export function announceOrder(target: Target): Deed {
  const mutation =
    'mutation ($id: ID!, $contractId: ID!) { order: announceOrder(id: $id, contractId: $contractId) { id acceptedAt } }';
  return (named) =>
    unlessRefused(named, async () => {
      const { order } = await ask<{ order: { id: string; acceptedAt: string } }>(target, mutation, { ...named });
      console.log(`${order.id} of ${named.contractId}: accepted at ${order.acceptedAt}, announced once more`);
    });
}

interface Told {
  readonly id: string;
  readonly status: string;
  readonly registrations: readonly { readonly service: string; readonly status: string; readonly attempts: number }[];
}

function askAbout(target: Target, field: 'announceReceipt' | 'redriveReceipt', named: Named): Promise<boolean> {
  const mutation = `mutation ($id: ID!, $contractId: ID!) {
    receipt: ${field}(id: $id, contractId: $contractId) { id status registrations { service status attempts } }
  }`;
  return unlessRefused(named, async () => {
    const { receipt } = await ask<{ receipt: Told }>(target, mutation, { ...named });
    const states = receipt.registrations.map(
      ({ service, status, attempts }) => `${service} ${status} after ${attempts} attempts`,
    );
    console.log(`${receipt.id} of ${named.contractId}: ${receipt.status}, ${states.join(', ')}`);
  });
}

async function unlessRefused(named: Named, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    console.error(`${named.id} of ${named.contractId}: ${error.message}`);
    return false;
  }
}

/** Does it to all of them, some at a time. */
export async function doToAll(all: AsyncIterable<Named>, deed: Deed): Promise<{ done: number; refused: number }> {
  const outcomes = { done: 0, refused: 0 };
  let some: Named[] = [];
  const doToSome = async (): Promise<void> => {
    for (const isDone of await Promise.all(some.map(deed))) outcomes[isDone ? 'done' : 'refused']++;
    some = [];
  };
  for await (const named of all) if (some.push(named) === deedsAtOnce) await doToSome();
  await doToSome();
  return outcomes;
}
