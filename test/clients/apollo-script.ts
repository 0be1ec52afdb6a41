import { createRequire } from 'node:module';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import type * as authLink from 'aws-appsync-auth-link';
import type * as subscriptionLink from 'aws-appsync-subscription-link';
import { filter } from 'rxjs';
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

/** The story as an application with Apollo Client and AppSync's links goes through it. */
Object.assign(globalThis, { WebSocket });
// The links' module build takes a named export of a CommonJS package in a way that bundlers offer and Node does not.
const require = createRequire(import.meta.url);
const { createAuthLink } = require('aws-appsync-auth-link') as typeof authLink;
const { createSubscriptionHandshakeLink } = require('aws-appsync-subscription-link') as typeof subscriptionLink;
const target = readTarget();
let connected = (): void => undefined;
const live = new Promise<void>((resolve) => (connected = resolve));
/** Tells when a subscription has been acknowledged, which the link reports to those who ask for it. */
const acknowledgement = new ApolloLink((operation, forward) => {
  operation.setContext({ controlMessages: { '@@controlEvents': true } });
  return forward(operation).pipe(
    filter(({ extensions }) => {
      if (extensions?.['controlMsgType'] === 'CONNECTED') connected();
      return extensions?.['controlMsgType'] === undefined;
    }),
  );
});
const known = connect({ type: 'AWS_LAMBDA', token: target.apiKey });
const unknown = connect({ type: 'AWS_LAMBDA', token: unknownKey });
const operator = connect({ type: 'AWS_IAM', credentials: target.operator });

const refusedQuery = await messageOf(call(unknown, receiptQuery, { id: unknownId }));
const refusedSubscription = await failureOf(unknown);
const { data: signed } = await operator.mutate<{ signContract: unknown }>({ mutation: gql(signMutation) });
const deniedSubscription = await failureOf(operator);
const { receipt } = await call(known, receiptQuery, { id: unknownId });
const { submitted, pushed } = await follow();
endStory({
  refusedQuery,
  refusedSubscription,
  signed: signed?.signContract,
  deniedSubscription,
  unknownReceipt: receipt,
  submitted,
  pushed,
});

function connect(auth: authLink.AuthOptions): ApolloClient {
  const { graphql: url, region } = target;
  // The link signs a body without the `extensions` that Apollo would add to it.
  const http = new HttpLink({ uri: url, includeExtensions: false });
  return new ApolloClient({
    link: ApolloLink.from([
      acknowledgement,
      createAuthLink({ url, region, auth }),
      createSubscriptionHandshakeLink({ url, region, auth }, http),
    ]),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'no-cache' } },
  });
}

async function call(
  client: ApolloClient,
  query: string,
  variables: Record<string, unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const { data } = await client.query<Record<string, unknown>>({ query: gql(query), variables });
  return data ?? {};
}

async function messageOf(refused: Promise<unknown>): Promise<string> {
  return refused.then(() => 'it was not refused', messageIn);
}

function failureOf(client: ApolloClient): Promise<string> {
  return new Promise((resolve) => {
    client.subscribe({ query: gql(statusSubscription) }).subscribe({
      next: ({ error }) => resolve(error ? messageIn(error) : 'it was not refused'),
      error: (failure: unknown) => resolve(messageIn(failure)),
    });
  });
}

/** An HTTP error has the body; what the subscription link throws is no Error, and Apollo wraps it in one. */
function messageIn(failure: unknown): string {
  const { bodyText, cause, errors, message } = failure as ReportedFailure;
  return (
    bodyText ?? errors?.[0]?.message ?? (cause === undefined ? (message ?? JSON.stringify(failure)) : messageIn(cause))
  );
}

interface ReportedFailure {
  readonly message?: string;
  readonly bodyText?: string;
  readonly errors?: readonly { readonly message: string }[];
  readonly cause?: unknown;
}

/** Submits once the subscription lives, and waits until the receipt is decided. */
async function follow(): Promise<Pick<Story, 'submitted' | 'pushed'>> {
  const changes: Change[] = [];
  let changed = (): void => undefined;
  const subscription = known
    .subscribe<{ onReceiptStatus: { changes: Change[] } }>({
      query: gql(statusSubscription),
    })
    .subscribe({
      next: ({ data }) => {
        changes.push(...(data?.onReceiptStatus?.changes ?? []));
        changed();
      },
      error: (failure: unknown) => console.error(messageIn(failure)),
    });
  await live;
  const { data } = await known.mutate<{ submitReceipt: Story['submitted'] }>({
    mutation: gql(submitMutation),
    variables: { input: { document: target.document, reference: target.reference } },
  });
  const submitted = data?.submitReceipt ?? { id: '', status: '' };
  const own = (): Change[] => changes.filter(({ id }) => id === submitted.id);
  while (!own().some(({ status }) => status !== 'PENDING')) await new Promise<void>((resolve) => (changed = resolve));
  subscription.unsubscribe();
  return { submitted, pushed: own() };
}
