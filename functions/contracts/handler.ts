import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import type {
  Contract,
  MutationEndContractArgs,
  MutationRotateContractKeyArgs,
  MutationSignContractArgs,
  SignedContract,
} from '../../generated/schema.ts';
import { SECRET_BYTES } from '../contract/api-key.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ulid, ULID_RANDOM_BYTES } from '../ulid.ts';
import { ContractTable } from './contract-table.ts';
import { endContract, rotateContractKey, signContract } from './operate.ts';

type OperatorEvent =
  | { readonly action: 'signContract'; readonly arguments: MutationSignContractArgs }
  | { readonly action: 'rotateContractKey'; readonly arguments: MutationRotateContractKeyArgs }
  | { readonly action: 'endContract'; readonly arguments: MutationEndContractArgs };

const store = new ContractTable(new DynamoDBClient(), environmentVariable('CONTRACTS_TABLE'));

/** Invoked by the resolvers of the operators' mutations. */
export function handler(event: OperatorEvent): Promise<{ answer: Contract | SignedContract } | RefusalAnswer> {
  return answerOrRefusal(async () => ({ answer: await carryOut(event) }));
}

function carryOut(event: OperatorEvent): Promise<Contract | SignedContract> {
  const nowMs = Date.now();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  switch (event.action) {
    case 'signContract': {
      const id = ulid(nowMs, randomBytes(ULID_RANDOM_BYTES));
      const tokenKey = randomBytes(SECRET_BYTES).toString('base64url');
      return signContract(store, { ...event.arguments, id, secret, tokenKey });
    }
    case 'rotateContractKey':
      return rotateContractKey(store, { ...event.arguments, secret, nowSeconds: Math.floor(nowMs / 1000) });
    case 'endContract':
      return endContract(store, event.arguments.id);
    default:
      return event satisfies never;
  }
}
