import path from 'node:path';
import { readFileSync } from 'node:fs';
import type { SubmitOrderInput } from '../../generated/schema.ts';
import { checkedFingerprint } from '../../functions/order/check.ts';
import { answerOrRefusal } from '../../functions/refusal.ts';
import { bundleResolvers } from '../../infra/bundle-resolvers.ts';
import { readResolverFiles } from '../../infra/resolver-files.ts';
import { AdjustableClock } from '../../local/clock.ts';
import { deploy, type DeployedApi } from '../local/appsync/deployed-api.ts';
import { startDynamoDb, type Fixture } from '../local/dynamodb/dynamodb-fixture.ts';

/** The order part of the API on the local AppSync and DynamoDB, in this process, at a time that stands still. */
export interface OrdersApi {
  readonly api: DeployedApi;
  readonly database: Fixture;
  readonly clock: StillClock;
  submit(contractId: string, input: SubmitOrderInput): Promise<OrderAnswer>;
  order(contractId: string, id: string): Promise<Order | null>;
  close(): Promise<void>;
}

export interface Order {
  readonly id: string;
  readonly customId: string;
  readonly note: string | null;
  readonly acceptedAt: string;
  readonly replayed: boolean;
}

export type OrderAnswer =
  | { readonly order: Order }
  | { readonly error: { readonly errorType: string; readonly errorInfo: unknown; readonly message: string } };

/** Time that only a test moves, to the millisecond. */
export class StillClock extends AdjustableClock {
  #nowMs = Date.parse('2026-01-01T00:00:00Z');

  override nowMs(): number {
    return this.#nowMs;
  }

  override advance(ms: number): void {
    this.#nowMs += ms;
  }
}

const projectDirectory = path.resolve(import.meta.dirname, '../..');
const fields = 'id customId customerId items { sku quantity } note status acceptedAt replayed';
const orderResolvers = ['Mutation.submitOrder', 'Query.order'];
const text = { type: 'S' as const };

export async function startOrdersApi(): Promise<OrdersApi> {
  const clock = new StillClock();
  const database = await startDynamoDb([
    {
      name: 'orders',
      keySchema: { partition: { name: 'contractId', ...text }, sort: { name: 'place', ...text } },
      streamViewType: 'NEW_IMAGE',
    },
    { name: 'claims', keySchema: { partition: { name: 'identity', ...text } }, timeToLiveAttribute: 'expiresAt' },
  ]);
  const api = await deploy({
    schema: readFileSync(path.join(projectDirectory, 'schema.graphql'), 'utf8'),
    services: [database.dynamodb],
    tables: { orders: 'orders', claims: 'claims' },
    lambdas: {
      'check-order': (event) => {
        const { contractId, input } = event as { contractId: string; input: SubmitOrderInput };
        return answerOrRefusal(() => ({ fingerprint: checkedFingerprint(contractId, input) }));
      },
      admit: () => ({ admitted: true }),
    },
    authorizer: (event) => {
      const contractId = (event as { authorizationToken: string }).authorizationToken;
      return { isAuthorized: true, resolverContext: { contractId, mode: 'READ_WRITE', rate: '1000/5000' } };
    },
    clock,
    ...(await (bundled ??= orderResolverSetup())),
  });
  const graphql = async (contractId: string, query: string, variables: Record<string, unknown>): Promise<Answer> =>
    (await api.graphql(query, variables, { authorization: contractId })).body as Answer;
  return {
    api,
    database,
    clock,
    submit: async (contractId, input) => {
      const query = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { ${fields} } }`;
      const { data, errors } = await graphql(contractId, query, { input });
      if (data?.submitOrder) return { order: data.submitOrder };
      const [error] = errors ?? [];
      if (!error) throw new Error('Neither an order nor an error.');
      return { error };
    },
    order: async (contractId, id) => {
      const { data } = await graphql(contractId, `query ($id: ID!) { order(id: $id) { ${fields} } }`, { id });
      return data?.order ?? null;
    },
    close: async () => {
      await api.close();
      await database.close();
    },
  };
}

interface Answer {
  readonly data?: { readonly submitOrder?: Order | null; readonly order?: Order | null } | null;
  readonly errors?: readonly { errorType: string; errorInfo: unknown; message: string }[];
}

type ResolverSetups = Pick<Parameters<typeof deploy>[0], 'resolvers' | 'functions'>;
let bundled: Promise<ResolverSetups> | undefined;

/** The resolvers of orders, bundled as they are deployed. */
async function orderResolverSetup(): Promise<ResolverSetups> {
  const all = readResolverFiles(path.join(projectDirectory, 'resolvers'));
  const pipelines = all.filter((file) => orderResolvers.includes(file.name));
  const pieces = new Set(pipelines.flatMap((file) => (file.kind === 'pipeline' ? file.pieces : [])));
  const codes = await bundleResolvers(projectDirectory, [
    ...pipelines,
    ...all.filter((file) => file.kind === 'piece' && pieces.has(file.name)),
  ]);
  const functions: Record<string, { dataSource: string; code: string }> = {};
  const resolvers: Record<string, { code: string; functions: readonly string[] }> = {};
  for (const { file, code } of codes) {
    if (file.kind === 'piece') functions[file.name] = { dataSource: file.dataSource, code };
    if (file.kind === 'pipeline') resolvers[file.name] = { code, functions: file.pieces };
  }
  return { resolvers, functions };
}
