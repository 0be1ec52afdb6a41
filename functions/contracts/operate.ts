import type {
  AccessMode,
  Contract,
  ContractPage,
  MutationSetContractRateArgs,
  MutationSignContractArgs,
  QueryContractsArgs,
  SignedContract,
} from '../../generated/schema.ts';
import { isUlid } from '../../resolvers/receipt-id.ts';
import { apiKeyText, hashOf } from '../contract/api-key.ts';
import type { StoredContract, StoredKey } from '../contract/contract.ts';
import {
  BURST_MAX,
  BURST_SECONDS_DEFAULT,
  DEFAULT_RATE,
  REQUESTS_PER_SECOND_DEFAULT,
  REQUESTS_PER_SECOND_MAX,
  type Rate,
} from '../contract/rate.ts';
import { Refusal } from '../refusal.ts';

/** The contracts table, as operators need it. */
export interface ContractStore {
  /** @throws when a contract by that id is there already. */
  put(contract: StoredContract): Promise<void>;
  /** In the table's own order, which says nothing. */
  slice(limit: number, afterId: string | null): Promise<ContractSlice>;
  /** Puts a key before the others of an active contract. Null: there is no active contract by that id. */
  addKey(id: string, key: StoredKey): Promise<StoredContract | null>;
  /** Replaces the keys, if they still are what was seen. Answers the contract as it then stands; `replaced` tells. */
  replaceKeys(
    seen: StoredContract,
    keys: readonly StoredKey[],
  ): Promise<{ contract: StoredContract; replaced: boolean }>;
  /** Null: there is no active contract by that id. */
  setRate(id: string, rate: Rate): Promise<StoredContract | null>;
  /** Null: there is no contract by that id. */
  end(id: string): Promise<StoredContract | null>;
}

export interface ContractSlice {
  readonly contracts: readonly StoredContract[];
  /** Null: there are no more. */
  readonly lastId: string | null;
}

/** For how long the keys before a new one go on working: time to roll it out everywhere. */
export const KEY_OVERLAP_SECONDS = 24 * 60 * 60;

const NAME_LENGTH_MAX = 200;

/** Tries to write a contract's keys while others write them too. */
const ATTEMPTS_MAX = 10;

/** Contracts on a page: 1 MB, which a scan reads at most, holds more. */
const PAGE_MAX = 1_000;
const PAGE_DEFAULT = 100;

export async function signContract(
  store: ContractStore,
  request: MutationSignContractArgs & { mode: AccessMode; id: string; secret: string; tokenKey: string },
): Promise<SignedContract> {
  const { name, mode, id, secret, tokenKey } = request;
  if (name.trim() === '' || name.length > NAME_LENGTH_MAX) {
    throw invalid('name', `The name has to have 1 to ${NAME_LENGTH_MAX} characters.`);
  }
  const keys = [{ hash: hashOf(secret) }];
  const contract: StoredContract = { id, name, mode, status: 'ACTIVE', keys, tokenKey, rate: rateOrThrow(request) };
  await store.put(contract);
  return { contract: shown(contract), apiKey: apiKeyText({ contractId: id, secret }) };
}

function rateOrThrow(request: Pick<MutationSignContractArgs, 'requestsPerSecond' | 'burst'>): Rate {
  const requestsPerSecond = request.requestsPerSecond ?? REQUESTS_PER_SECOND_DEFAULT;
  const burst = request.burst ?? Math.min(BURST_MAX, requestsPerSecond * BURST_SECONDS_DEFAULT);
  requireBetweenOrThrow('requestsPerSecond', requestsPerSecond, REQUESTS_PER_SECOND_MAX);
  requireBetweenOrThrow('burst', burst, BURST_MAX);
  return { requestsPerSecond, burst };
}

function requireBetweenOrThrow(argument: string, value: number, max: number): void {
  if (value >= 1 && value <= max) return;
  throw invalid(argument, `${argument} is ${value}: it has to be from 1 to ${max}.`);
}

function invalid(argument: string, message: string): Refusal {
  return new Refusal('InvalidArgument', message, { argument });
}

/** A page of all contracts. The token names the last one of the page before, which an operator may know. */
export async function contracts(store: ContractStore, request: QueryContractsArgs): Promise<ContractPage> {
  const limit = request.limit ?? PAGE_DEFAULT;
  requireBetweenOrThrow('limit', limit, PAGE_MAX);
  const afterId = request.nextToken ?? null;
  if (afterId !== null && !isUlid(afterId)) throw invalid('nextToken', 'The token is not one of this query.');
  const slice = await store.slice(limit, afterId);
  return { items: slice.contracts.map(shown), nextToken: slice.lastId };
}

/**
 * The new key is stored first, and only then the others are given their end: an operator who never gets the answer has lost
 * nothing, and rotates again.
 */
export async function rotateContractKey(
  store: ContractStore,
  request: { id: string; secret: string; nowSeconds: number },
): Promise<SignedContract> {
  const { id, secret, nowSeconds } = request;
  const hash = hashOf(secret);
  const added = await store.addKey(id, { hash });
  if (!added) throw noActiveContract(id);
  let contract = added;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const result = await store.replaceKeys(contract, keysAfterRotation(contract.keys, nowSeconds));
    contract = result.contract;
    if (result.replaced) return { contract: shown(contract), apiKey: apiKeyText({ contractId: id, secret }) };
  }
  throw new Error(`The keys of contract ${id} change faster than they can be written.`);
}

/** The newest has no end; those before it end after the overlap, or earlier; those that have ended are gone. */
export function keysAfterRotation(keys: readonly StoredKey[], nowSeconds: number): StoredKey[] {
  const [newest, ...others] = keys;
  const end = nowSeconds + KEY_OVERLAP_SECONDS;
  const ending = others
    .map(({ hash, validUntil }) => ({ hash, validUntil: Math.min(validUntil ?? end, end) }))
    .filter(({ validUntil }) => validUntil > nowSeconds);
  return [...(newest ? [{ hash: newest.hash }] : []), ...ending];
}

/** Authorizers tell of the new rate as soon as the old one is no longer remembered. */
export async function setContractRate(store: ContractStore, request: MutationSetContractRateArgs): Promise<Contract> {
  const contract = await store.setRate(request.id, rateOrThrow(request));
  if (!contract) throw noActiveContract(request.id);
  return shown(contract);
}

function noActiveContract(id: string): Refusal {
  return new Refusal('NotFound', `There is no active contract "${id}".`, { id });
}

export async function endContract(store: ContractStore, id: string): Promise<Contract> {
  const contract = await store.end(id);
  if (!contract) throw new Refusal('NotFound', `There is no contract "${id}".`, { id });
  return shown(contract);
}

/** What is shown of a contract: nothing of its keys. */
function shown({ id, name, mode, status, rate }: StoredContract): Contract {
  return { id, name, mode, status, ...(rate ?? DEFAULT_RATE) };
}
