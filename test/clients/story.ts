import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * The story that every real client goes through in a process of its own (a process reads NODE_EXTRA_CA_CERTS when it
 * starts), and what it has to tell afterwards.
 */
export interface Target {
  readonly graphql: string;
  readonly region: string;
  readonly apiKey: string;
  readonly operator: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly document: string;
  readonly reference: string;
}

export interface Story {
  /** The messages of a query and a subscription with a key that nobody knows. */
  readonly refusedQuery: string;
  readonly refusedSubscription: string;
  /** An operator's mutation, and the message of a subscription that operators may not have. */
  readonly signed: unknown;
  readonly deniedSubscription: string;
  /** A query that finds nothing. */
  readonly unknownReceipt: unknown;
  /** A receipt on its way: the answer, then what was pushed about it. */
  readonly submitted: { readonly id: string; readonly status: string };
  readonly pushed: readonly Change[];
}

export interface Change {
  readonly id: string;
  readonly status: string;
  readonly registrations: readonly { readonly service: string; readonly status: string }[];
}

export const unknownId = '00000000000000000000000000';
export const unknownKey = `rcpt_${unknownId}_${'A'.repeat(43)}`;
export const receiptQuery = 'query ($id: ID!) { receipt(id: $id) { id } }';
export const submitMutation = 'mutation ($input: SubmitReceiptInput!) { submitReceipt(input: $input) { id status } }';
export const signMutation =
  'mutation { signContract(name: "A real client", mode: READ) { contract { name mode status } } }';
export const statusSubscription =
  'subscription { onReceiptStatus { contractId ids changes { id status registrations { service status } } } }';

/** Runs one client's script and reads the last line that it prints. */
export async function tellStory(script: string, target: Target, caFile: string): Promise<Story> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile, CLIENT_TARGET: JSON.stringify(target) },
    timeout: 50_000,
  });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Story;
}

/** For the scripts: whom to call. */
export function readTarget(): Target {
  return JSON.parse(process.env.CLIENT_TARGET ?? '') as Target;
}

/** For the scripts: the end of the story; open sockets and timers do not matter any more. */
export function endStory(story: Story): void {
  process.stdout.write(`\n${JSON.stringify(story)}\n`, () => process.exit(0));
}
