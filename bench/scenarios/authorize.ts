import type { Endpoints } from '../endpoints.ts';
import { graphqlSender, type GraphqlSender } from '../graphql-sender.ts';
import { openLoop, type LoadResult } from '../open-loop.ts';
import { signContracts } from '../operator.ts';
import type { Scenario, ScenarioOptions, ScenarioResult } from '../scenario.ts';

/** The smallest request there is: what it takes is the door alone. */
const body = JSON.stringify({ query: '{ __typename }' });

/** What a key costs that the authorizer has to look up, beside one that AppSync remembers. */
export const authorize: Scenario = { defaults: { ratePerSecond: 50, seconds: 10 }, run };

async function run(endpoints: Endpoints, options: ScenarioOptions): Promise<ScenarioResult> {
  const [warm = '', ...keys] = await signContracts(endpoints, 1 + Math.ceil(options.ratePerSecond * options.seconds));
  const sender = graphqlSender(endpoints.graphql);
  const ask = (keyOf: (index: number) => string): Promise<LoadResult> =>
    openLoop({ ...options, send: (index) => post(sender, keyOf(index)) });
  // A cold function is another scenario's.
  await openLoop({ ratePerSecond: 20, seconds: 1, send: () => post(sender, warm) });
  const known = (index: number): string => keys[index % keys.length] ?? warm;
  const lookedUp = await ask(known);
  const remembered = await ask(known);
  sender.close();
  const answered = lookedUp.answered + remembered.answered;
  return { answered, lookedUp: told(lookedUp), remembered: told(remembered) };
}

async function post(sender: GraphqlSender, apiKey: string): Promise<string | undefined> {
  const { data, errors } = await sender.post(apiKey, body);
  return data ? undefined : (errors?.[0]?.errorType ?? 'no answer');
}

function told({ offered, answered, errors, latencyMs, sentLateMsMax }: LoadResult) {
  return { offered, answered, errors, latencyMs, sentLateMsMax };
}
