import type { Endpoints } from '../product.ts';
import { graphqlAsOperator } from './client.ts';

export interface SignedContract {
  readonly id: string;
  readonly apiKey: string;
}

export interface Signing {
  readonly name?: string;
  readonly mode?: 'READ' | 'READ_WRITE';
  readonly requestsPerSecond?: number;
  readonly burst?: number;
}

/** Signs a contract, as an operator does. */
export async function sign(endpoints: Endpoints, signing: Signing = {}): Promise<SignedContract> {
  const { data, errors } = await graphqlAsOperator<{ signContract: { contract: { id: string }; apiKey: string } }>(
    endpoints,
    `mutation ($name: String!, $mode: AccessMode!, $requestsPerSecond: Int, $burst: Int) {
      signContract(name: $name, mode: $mode, requestsPerSecond: $requestsPerSecond, burst: $burst) {
        contract { id } apiKey } }`,
    { name: 'Test', mode: 'READ_WRITE', ...signing },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return { id: data.signContract.contract.id, apiKey: data.signContract.apiKey };
}

export async function end(endpoints: Endpoints, id: string): Promise<void> {
  const { data, errors } = await graphqlAsOperator(endpoints, 'mutation ($id: ID!) { endContract(id: $id) { id } }', {
    id,
  });
  if (!data) throw new Error(JSON.stringify(errors));
}

/** The audit lines that the product has printed so far. */
export function auditOf(output: string): Record<string, unknown>[] {
  return output.split('\n').flatMap((line) => {
    if (!line.includes('\\"audit\\"')) return [];
    const { message } = JSON.parse(line) as { message: string };
    return [JSON.parse(message) as Record<string, unknown>];
  });
}
