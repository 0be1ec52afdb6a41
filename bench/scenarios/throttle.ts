import type { Endpoints } from '../endpoints.ts';
import { graphqlSender, type GraphqlSender } from '../graphql-sender.ts';
import { openLoop, type LoadResult } from '../open-loop.ts';
import { signContracts } from '../operator.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

/** What the polite contract asks, and is far from its rate. */
const politePerSecond = 20;
/** What the greedy contract may ask; it asks as often as `--rate` says. */
const greedyRate = { requestsPerSecond: 20, burst: 20 };

const query = `mutation ($input: SubmitOrderInput!) { submitOrder(input: $input) { id } }`;

/** One contract far beyond its rate beside another: is the one held back, and the other left alone? */
export const throttle: Scenario = { defaults: { ratePerSecond: 200, seconds: 10 }, run };

async function run(endpoints: Endpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const [[polite = ''], [greedy = '']] = await Promise.all([
    signContracts(endpoints, 1),
    signContracts(endpoints, 1, greedyRate),
  ]);
  const sender = graphqlSender(endpoints.graphql);
  const ask = (apiKey: string, ratePerSecond: number): Promise<LoadResult> =>
    openLoop({ ratePerSecond, seconds: options.seconds, send: (index) => order(sender, apiKey, index) });
  // Cold functions and a cold authorizer are another scenario's.
  await openLoop({ ratePerSecond: 50, seconds: 2, send: (index) => order(sender, polite, index) });
  const alone = await ask(polite, politePerSecond);
  const [beside, held] = await Promise.all([ask(polite, politePerSecond), ask(greedy, options.ratePerSecond)]);
  sender.close();
  return {
    answered: alone.answered + beside.answered + held.answered,
    greedyRate,
    politePerSecond,
    politeAlone: told(alone),
    politeBeside: told(beside),
    greedy: { ...told(held), allowed: greedyRate.burst + greedyRate.requestsPerSecond * options.seconds },
  };
}

function told({ offered, answered, errors, latencyMs, sentLateMsMax }: LoadResult) {
  return { offered, answered, errors, latencyMs, sentLateMsMax };
}

let orders = 0;

async function order(sender: GraphqlSender, apiKey: string, index: number): Promise<string | undefined> {
  const input = {
    customId: `LOAD-${1_000_000 + orders++}`,
    customerId: `customer ${index}`,
    items: [{ sku: '4006381000001', quantity: 1 }],
  };
  const { data, errors } = await sender.post(apiKey, JSON.stringify({ query, variables: { input } }));
  return data?.['submitOrder'] ? undefined : (errors?.[0]?.errorType ?? 'no answer');
}
