import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import type {
  Contract,
  ContractPage,
  MutationEndContractArgs,
  MutationRotateContractKeyArgs,
  MutationSetContractRateArgs,
  MutationSignContractArgs,
  QueryContractsArgs,
  SignedContract,
} from '../../generated/schema.ts';
import { audited, type OperatorRequest } from '../audit.ts';
import { SECRET_BYTES } from '../contract/api-key.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ulid, ULID_RANDOM_BYTES } from '../ulid.ts';
import { ContractTable } from './contract-table.ts';
import { contracts, endContract, rotateContractKey, setContractRate, signContract } from './operate.ts';

type OperatorEvent = OperatorRequest &
  (
    | { readonly action: 'contracts'; readonly arguments: QueryContractsArgs }
    | { readonly action: 'signContract'; readonly arguments: MutationSignContractArgs }
    | { readonly action: 'setContractRate'; readonly arguments: MutationSetContractRateArgs }
    | { readonly action: 'rotateContractKey'; readonly arguments: MutationRotateContractKeyArgs }
    | { readonly action: 'endContract'; readonly arguments: MutationEndContractArgs }
  );

type Answer = Contract | SignedContract | ContractPage;

const store = new ContractTable(new DynamoDBClient(), environmentVariable('CONTRACTS_TABLE'));

/** Invoked by the resolvers of the operators' fields. */
export function handler(event: OperatorEvent): Promise<{ answer: Answer } | RefusalAnswer> {
  const named = 'id' in event.arguments ? event.arguments.id : null;
  return answerOrRefusal(async () => ({
    answer: await audited(
      event,
      { contractId: named },
      () => carryOut(event),
      (answer) => named ?? ('contract' in answer ? answer.contract.id : null),
    ),
  }));
}

function carryOut(event: OperatorEvent): Promise<Answer> {
  const nowMs = Date.now();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  switch (event.action) {
    case 'contracts':
      return contracts(store, event.arguments);
    case 'signContract': {
      const id = ulid(nowMs, randomBytes(ULID_RANDOM_BYTES));
      const tokenKey = randomBytes(SECRET_BYTES).toString('base64url');
      return signContract(store, { ...event.arguments, id, secret, tokenKey });
    }
    case 'setContractRate':
      return setContractRate(store, event.arguments);
    case 'rotateContractKey':
      return rotateContractKey(store, { ...event.arguments, secret, nowSeconds: Math.floor(nowMs / 1000) });
    case 'endContract':
      return endContract(store, event.arguments.id);
    default:
      return event satisfies never;
  }
}
