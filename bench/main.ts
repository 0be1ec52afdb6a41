import { execFileSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deployedProduct, leftOut } from './deployed.ts';
import { UsageError, type LocalEndpoints } from './endpoints.ts';
import { resultsDirectory, writeHistory } from './history/write-history.ts';
import { Measurement } from './measurement.ts';
import { runningProduct, startProduct } from './product.ts';
import type { Comparison, Scenario, ScenarioOptions } from './scenario.ts';
import { authorize } from './scenarios/authorize.ts';
import { dynamodb } from './scenarios/dynamodb.ts';
import { fanout } from './scenarios/fanout.ts';
import { orders } from './scenarios/orders.ts';
import { soak } from './scenarios/soak.ts';
import { start } from './scenarios/start.ts';
import { submit, submitBatch } from './scenarios/submit.ts';
import { throttle } from './scenarios/throttle.ts';
import { validate } from './scenarios/validate.ts';

/**
 * `npm run bench -- <scenario> [--rate n] [--seconds n] [--warm-up n] [--endpoints file]`: puts a scenario's load on the system, which runs in
 * a process of its own, and prints one line of JSON, which is also kept in bench/results/<scenario>.jsonl. A comparison runs in this
 * process, without the system. With `--url https://… [--region …]` the load goes to a system on AWS instead, and what it finds is
 * kept in bench/results/<scenario>-aws.jsonl. `npm run bench -- history` draws what is kept; every run that keeps its results there does so
 * itself.
 */
const scenarios: Readonly<Record<string, Scenario | Comparison>> = {
  authorize,
  dynamodb,
  fanout,
  orders,
  soak,
  start,
  submit,
  'submit-batch': submitBatch,
  throttle,
  validate,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: 'string' },
    seconds: { type: 'string' },
    /** Seconds of the same load before; without it the system is as cold as it is after its start. */
    'warm-up': { type: 'string' },
    /** `endpoints.json` of a system that runs already; without it one is started, with nothing in it. */
    endpoints: { type: 'string' },
    /** Of a GraphQL API on AWS, with the AWS credentials of the environment or of AWS_PROFILE. */
    url: { type: 'string' },
    /** Of that API, where its URL does not tell. */
    region: { type: 'string' },
    /** A directory that keeps results. */
    results: { type: 'string', default: resultsDirectory },
  },
});

const [name = ''] = positionals;
if (name === 'history') {
  await writeHistory();
  process.exit();
}
const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
if (!scenario) {
  console.error(`There is no scenario "${name}"; there are: ${Object.keys(scenarios).join(', ')}; and history.`);
  process.exit(2);
}
// Taken before the run: what else kept the machine busy.
const [loadBefore = 0] = loadavg();
try {
  if (values.url !== undefined) await putLoadOnAws(scenario, values.url);
  else if ('compare' in scenario) await keep(await scenario.compare());
  else await putLoadOn(scenario);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function putLoadOn(load: Scenario): Promise<void> {
  const options = optionsOf(load);
  const product = values.endpoints === undefined ? await startProduct() : await runningProduct(values.endpoints);
  try {
    const warmUp = await warmedUp(load, product.endpoints, options);
    let measurement = await Measurement.begin(product);
    let isPreparing = true;
    const onLoad = async (): Promise<void> => {
      if (!isPreparing) return;
      isPreparing = false;
      // What preparing took is not the load's.
      measurement.abandon();
      measurement = await Measurement.begin(product);
    };
    const result = await load.run(product.endpoints, { ...options, onLoad });
    await keep({ ...options, ...warmUp, ...result, ...(await measurement.end(result.answered)) });
  } finally {
    await product.stop();
  }
}

/** The same load before what counts, so that all code is compiled and every function has its threads; its answers' times are told apart. */
async function warmedUp(
  load: Scenario,
  endpoints: LocalEndpoints,
  options: ScenarioOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const seconds = positiveOrExit('warm-up', values['warm-up']);
  if (seconds === undefined) return {};
  const { latencyMs } = await load.run(endpoints, { ...options, seconds });
  return { warmUp: { seconds, latencyMs } };
}

async function putLoadOnAws(load: Scenario | Comparison, url: string): Promise<void> {
  if (values.endpoints !== undefined) throw new UsageError('Either --endpoints or --url: a load goes to one system.');
  if ('compare' in load || !load.runOnAws) throw new UsageError(`The scenario "${name}" is for one machine alone.`);
  const options = optionsOf(load);
  const product = await deployedProduct({ url, region: values.region });
  try {
    const { region, graphql } = product.endpoints;
    const result = await load.runOnAws(product.endpoints, options);
    await keep({ ...options, ...result, on: { region, graphql }, leftOut }, '-aws');
  } finally {
    await product.stop();
  }
}

function optionsOf({ defaults }: Scenario): ScenarioOptions {
  return {
    ratePerSecond: positiveOrExit('rate', values.rate) ?? defaults.ratePerSecond,
    seconds: positiveOrExit('seconds', values.seconds) ?? defaults.seconds,
  };
}

async function keep(result: Readonly<Record<string, unknown>>, ending = ''): Promise<void> {
  const line = JSON.stringify({ scenario: name, at: new Date().toISOString(), ...result, machine: machine() });
  await appendFile(path.join(values.results, `${name}${ending}.jsonl`), `${line}\n`);
  if (values.results === resultsDirectory) await writeHistory();
  console.log(line);
}

function positiveOrExit(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  console.error(`--${option} is "${text}"; it has to be a number above 0.`);
  process.exit(2);
}

function machine(): Readonly<Record<string, unknown>> {
  return {
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    loadBefore: Math.round(loadBefore * 10) / 10,
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  };
}
