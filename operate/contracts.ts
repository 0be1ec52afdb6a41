import type { Contract, ContractPage, SignedContract } from '../generated/schema.ts';
import { ask, RefusedError } from './ask.ts';
import { carryOut, givenOrThrow, parseOrThrow, UsageError } from './command-line.ts';
import { findTarget, targetOptions, targetUsage, type Target } from './target.ts';

/** `npm run contracts -- …`: what an operator does with contracts, on this machine or on AWS. */
const usage = `Usage: npm run contracts -- <command> [options]

  sign --name <text> --mode READ|READ_WRITE [--requests-per-second <n>] [--burst <n>]
  rate --id <contract> --requests-per-second <n> [--burst <n>]
                              in force within a minute
  rotate --id <contract>      a new key; those before it go on working for 24 hours
  end --id <contract>         its keys stop working within a minute, its subscriptions at once
  list

Options:
${targetUsage}
  --json             prints what the API answers`;

const options = {
  name: { type: 'string' },
  mode: { type: 'string' },
  'requests-per-second': { type: 'string' },
  burst: { type: 'string' },
  id: { type: 'string' },
  ...targetOptions,
  json: { type: 'boolean' },
} as const;

type Options = ReturnType<typeof parse>['values'];

const fields = 'id name mode status requestsPerSecond burst';

type Answer = SignedContract | Contract | readonly Contract[];
type Work = (target: Target) => Promise<Answer>;

/** Each checks its options first: nothing is asked for what is not whole. */
const commands = new Map<string, (values: Options) => Work>([
  ['sign', sign],
  ['rate', rate],
  ['rotate', rotate],
  ['end', end],
  ['list', () => list],
]);

await carryOut(run, [RefusedError]);

async function run(words: readonly string[]): Promise<void> {
  const { values, positionals } = parse(words);
  const [command, ...others] = positionals;
  const prepare = command !== undefined && others.length === 0 ? commands.get(command) : undefined;
  if (!prepare) throw new UsageError(usage);
  const work = prepare(values);
  const answer = await work(await findTarget(values));
  console.log(values.json ? JSON.stringify(answer, undefined, 2) : textOf(answer));
}

function parse(words: readonly string[]) {
  return parseOrThrow(words, { options, usage });
}

function sign(values: Options): Work {
  const variables = {
    name: given(values.name, '--name'),
    mode: given(values.mode, '--mode'),
    requestsPerSecond: numberOrNull(values['requests-per-second'], '--requests-per-second'),
    burst: numberOrNull(values.burst, '--burst'),
  };
  const mutation = `mutation ($name: String!, $mode: AccessMode!, $requestsPerSecond: Int, $burst: Int) {
    signContract(name: $name, mode: $mode, requestsPerSecond: $requestsPerSecond, burst: $burst) {
      contract { ${fields} } apiKey } }`;
  return async (target) => (await ask<{ signContract: SignedContract }>(target, mutation, variables)).signContract;
}

function rate(values: Options): Work {
  const variables = {
    id: given(values.id, '--id'),
    requestsPerSecond: numberOrNull(
      given(values['requests-per-second'], '--requests-per-second'),
      '--requests-per-second',
    ),
    burst: numberOrNull(values.burst, '--burst'),
  };
  const mutation = `mutation ($id: ID!, $requestsPerSecond: Int!, $burst: Int) {
    setContractRate(id: $id, requestsPerSecond: $requestsPerSecond, burst: $burst) { ${fields} } }`;
  return async (target) => (await ask<{ setContractRate: Contract }>(target, mutation, variables)).setContractRate;
}

function rotate(values: Options): Work {
  const variables = { id: given(values.id, '--id') };
  const mutation = `mutation ($id: ID!) { rotateContractKey(id: $id) { contract { ${fields} } apiKey } }`;
  return async (target) =>
    (await ask<{ rotateContractKey: SignedContract }>(target, mutation, variables)).rotateContractKey;
}

function end(values: Options): Work {
  const variables = { id: given(values.id, '--id') };
  const mutation = `mutation ($id: ID!) { endContract(id: $id) { ${fields} } }`;
  return async (target) => (await ask<{ endContract: Contract }>(target, mutation, variables)).endContract;
}

async function list(target: Target): Promise<readonly Contract[]> {
  const query = `query ($nextToken: String) { contracts(limit: 1000, nextToken: $nextToken) {
    items { ${fields} } nextToken } }`;
  const all: Contract[] = [];
  let nextToken: string | null = null;
  do {
    const { contracts }: { contracts: ContractPage } = await ask(target, query, { nextToken });
    all.push(...contracts.items);
    nextToken = contracts.nextToken ?? null;
  } while (nextToken !== null);
  // An id begins with the time at which the contract was signed.
  return all.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function given(value: string | undefined, option: string): string {
  return givenOrThrow(value, { option, usage });
}

function numberOrNull(text: string | undefined, option: string): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} is "${text}", which is no whole number.`);
}

function textOf(answer: Answer): string {
  if ('apiKey' in answer) {
    return `${lineOf(answer.contract)}\nAPI key, shown this once: ${answer.apiKey}`;
  }
  return 'id' in answer ? lineOf(answer) : answer.map(lineOf).join('\n');
}

function lineOf({ id, mode, status, requestsPerSecond, burst, name }: Contract): string {
  return `${id}  ${mode.padEnd(10)}  ${status.padEnd(6)}  ${requestsPerSecond}/s, ${burst} at once  ${name}`;
}
