import { createServer } from 'node:net';
import path from 'node:path';
import { signDemoContracts } from './demo/contracts.ts';
import { readCredentials } from './demo/credentials.ts';
import { emptyDataDirectory, makeDataDirectory, openDataDirectory, type DataDirectory } from './demo/data-directory.ts';
import { writeEndpoints, type Endpoints } from './demo/endpoints.ts';
import { serviceNames, startServices, type SimulatedServices } from './demo/services.ts';
import { portVariables, readSettings, SettingsError, type Settings } from './demo/settings.ts';
import { freshAssembly } from './infra/assembly.ts';
import { lockDataDirectory, lockFileName } from './local/data-directory-lock.ts';
import { standardErrorLog } from './local/log.ts';
import type { MeterReport } from './local/meter/meter-report.ts';
import { subtract, type Reading } from './local/meter/reading.ts';
import { startRuntime } from './local/runtime.ts';
import { leaveHeapsOfOtherThreadsAlone } from './local/thread-heaps.ts';

/**
 * `npm start`: the whole system on one machine. Simulated services beside the synthesized app, which `local/` runs; demo
 * contracts signed through its API; addresses and keys in `endpoints.json` once all is ready.
 */
const projectDirectory = import.meta.dirname;
/** The promise is 5 s; what is not finished by then is durable and goes on at the next start. */
const stopMsMax = 4_500;

/** What has been started, to be stopped in the opposite order. */
const started: { readonly name: string; stop(): Promise<void> }[] = [];
const stopping = new AbortController();
/** Once all is ready: what is spent from then on is the user's own doing. */
let metered: { readonly report: MeterReport; readonly atReady: Reading } | undefined;

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
leaveHeapsOfOtherThreadsAlone();
try {
  const settings = readSettings(process.env, process.argv.slice(2));
  const endpoints = await start(settings);
  if (!stopping.signal.aborted) console.log(readyText(endpoints, settings));
} catch (error) {
  if (!stopping.signal.aborted) {
    // Who starts is told what to do; the stack is for a fault of ours.
    console.error(error instanceof SettingsError ? error.message : error);
    await stopAll();
    process.exit(1);
  }
}

async function start(settings: Settings): Promise<Endpoints> {
  await requireFreePorts(settings.ports);
  const data = await takeDataDirectory(settings);
  const [services, assemblyDirectory] = await Promise.all([
    startServices({ directory: data.servicesDirectory }),
    freshAssembly({
      projectDirectory,
      cacheDirectory: path.join(projectDirectory, '.build', 'assemblies'),
      onSynthesis: () => console.log('Synthesizing the app, since it has changed…'),
      signal: stopping.signal,
    }),
  ]);
  started.push({ name: 'services', stop: () => services.close() });
  return startApp({ settings, data, services, assemblyDirectory });
}

/** @throws {SettingsError} when another start has it. */
async function takeDataDirectory({ dataDirectory, fresh }: Settings): Promise<DataDirectory> {
  await makeDataDirectory(dataDirectory);
  try {
    const release = lockDataDirectory(dataDirectory);
    started.push({ name: 'data directory', stop: () => Promise.resolve(release()) });
  } catch (cause) {
    throw new SettingsError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  if (fresh) await emptyDataDirectory(dataDirectory, lockFileName);
  return openDataDirectory(dataDirectory);
}

interface AppRequest {
  readonly settings: Settings;
  readonly data: DataDirectory;
  readonly services: SimulatedServices;
  readonly assemblyDirectory: string;
}

async function startApp({ settings, data, services, assemblyDirectory }: AppRequest): Promise<Endpoints> {
  const runtime = await startRuntime({
    assemblyDirectory,
    dataDirectory: data.runtimeDirectory,
    ports: settings.ports,
    parameters: { TaxServiceUrl: services.urls.tax, LogisticsServiceUrl: services.urls.logistics },
    log: standardErrorLog({ component: 'local', level: 'info' }),
  });
  started.push({ name: 'runtime', stop: () => runtime.stop() });
  const { region, operator } = runtime;
  const { graphql } = runtime.endpoints;
  const outputs = runtime.outputs['ReceiptsData'] ?? {};
  const [contracts, credentials] = await Promise.all([
    signDemoContracts({ graphqlUrl: graphql, region, operator, file: data.contractsFile }),
    readCredentials({ awsUrl: runtime.endpoints.aws, region, operator, outputs, names: serviceNames }),
  ]);
  services.giveOut(credentials);
  const endpoints: Endpoints = { ...runtime.endpoints, region, operator, contracts, services: services.urls };
  await writeEndpoints(data.endpointsFile, endpoints);
  metered = { report: runtime.meterReport, atReady: runtime.meterReport.reading() };
  return endpoints;
}

/** A port in use is said before anything is synthesized, not after. */
async function requireFreePorts(ports: Settings['ports']): Promise<void> {
  for (const key of ['http', 'tls', 'aws'] as const) {
    const port = ports[key];
    if (port !== 0 && !(await isFree(port))) {
      const name = portVariables[key];
      throw new SettingsError(
        `Port ${port} (${name}) is in use: stop what listens there, or take another, e.g. ${name}=0 npm start.`,
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new SettingsError(`Cannot listen on port ${port}: ${error.message}`, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function readyText(endpoints: Endpoints, settings: Settings): string {
  // The key itself is not printed: terminals and their logs are read by others.
  const keysFile = path.join(settings.dataDirectory, 'endpoints.json');
  return [
    `Ready: ${endpoints.graphql}`,
    '',
    `  GraphQL    ${endpoints.graphql}  ${endpoints.graphqlTls}`,
    `  Real time  ${endpoints.realtime}`,
    `  AWS        ${endpoints.aws}`,
    `  Services   tax ${endpoints.services.tax}  logistics ${endpoints.services.logistics}`,
    `  Keys       ${keysFile}`,
    '',
    'Submit two receipts and watch them being accepted, in another terminal:',
    '',
    '  npm run demo -- receipt-types/pos-json/examples/valid/grocery.json receipt-types/fiscal-check-xml/examples/valid/sale.xml',
    '',
    'Ctrl-C stops; what was answered is kept.',
  ].join('\n');
}

/** npm and the terminal may both pass the signal on: the first one counts. */
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  setTimeout(() => process.exit(0), stopMsMax);
  void stopAll().then((isClean) => {
    const costs = metered?.report.table(subtract(metered.report.reading(), metered.atReady));
    if (costs !== undefined) console.log(costs);
    process.exit(isClean ? 0 : 1);
  });
}

async function stopAll(): Promise<boolean> {
  let isClean = true;
  for (const part of started.splice(0).reverse()) {
    try {
      await part.stop();
    } catch (error) {
      isClean = false;
      console.error(`Cannot stop the ${part.name} in order:`, error);
    }
  }
  return isClean;
}
