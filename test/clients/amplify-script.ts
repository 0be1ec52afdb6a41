import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { WebSocket } from 'ws';
import {
  endStory,
  readTarget,
  receiptQuery,
  signMutation,
  statusSubscription,
  submitMutation,
  unknownId,
  unknownKey,
} from './story.ts';
import type { Change, Story } from './story.ts';

/** The story as an application with aws-amplify goes through it. */
type Authorization = { authMode: 'lambda'; authToken: string } | { authMode: 'iam' };
interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string }[];
}
interface Subscribable {
  subscribe(observer: { next(answer: Answer): void; error(failure: Answer): void }): { unsubscribe(): void };
}

Object.assign(globalThis, { WebSocket });
const target = readTarget();
Amplify.configure(
  { API: { GraphQL: { endpoint: target.graphql, region: target.region, defaultAuthMode: 'lambda' } } },
  {
    Auth: {
      credentialsProvider: {
        getCredentialsAndIdentityId: () => Promise.resolve({ credentials: target.operator }),
        clearCredentialsAndIdentityId: () => undefined,
      },
    },
  },
);
const client = generateClient();
const known: Authorization = { authMode: 'lambda', authToken: target.apiKey };
const unknown: Authorization = { authMode: 'lambda', authToken: unknownKey };
const operator: Authorization = { authMode: 'iam' };

const refusedQuery = await messageOf(call(receiptQuery, { id: unknownId }, unknown));
const refusedSubscription = await failureOf(unknown);
const { signContract } = await call(signMutation, {}, operator);
const deniedSubscription = await failureOf(operator);
const { receipt } = await call(receiptQuery, { id: unknownId }, known);
const { submitted, pushed } = await follow();
endStory({
  refusedQuery,
  refusedSubscription,
  signed: signContract,
  deniedSubscription,
  unknownReceipt: receipt,
  submitted,
  pushed,
});

async function call(
  query: string,
  variables: Record<string, unknown>,
  authorization: Authorization,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = (await client.graphql({ query, variables, ...authorization })) as Answer;
  return answer.data ?? {};
}

function listen(authorization: Authorization): Subscribable {
  return client.graphql({ query: statusSubscription, ...authorization }) as unknown as Subscribable;
}

async function messageOf(refused: Promise<unknown>): Promise<string> {
  return refused.then(
    () => 'it was not refused',
    (failure: Answer) => failure.errors?.[0]?.message ?? JSON.stringify(failure),
  );
}

function failureOf(authorization: Authorization): Promise<string> {
  return new Promise((resolve) => {
    listen(authorization).subscribe({
      next: () => resolve('it was not refused'),
      error: (failure) => resolve(failure.errors?.[0]?.message ?? JSON.stringify(failure)),
    });
  });
}

/** Submits once the subscription lives, and waits until the receipt is decided. */
async function follow(): Promise<Pick<Story, 'submitted' | 'pushed'>> {
  const live = new Promise<void>((resolve) => {
    Hub.listen('api', ({ payload }) => payload.event === 'Subscription ack' && resolve());
  });
  const changes: Change[] = [];
  let changed = (): void => undefined;
  const subscription = listen(known).subscribe({
    next: ({ data }) => {
      changes.push(...(data?.['onReceiptStatus'] as { changes: Change[] }).changes);
      changed();
    },
    error: (failure) => console.error(JSON.stringify(failure)),
  });
  await live;
  const { submitReceipt } = await call(
    submitMutation,
    { input: { document: target.document, reference: target.reference } },
    known,
  );
  const submitted = submitReceipt as Story['submitted'];
  const own = (): Change[] => changes.filter(({ id }) => id === submitted.id);
  while (!own().some(({ status }) => status !== 'PENDING')) await new Promise<void>((resolve) => (changed = resolve));
  subscription.unsubscribe();
  return { submitted, pushed: own() };
}
