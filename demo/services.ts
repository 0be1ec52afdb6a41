import { build } from 'esbuild';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

export interface ServiceWorkerData {
  readonly names: readonly ServiceName[];
  /** Where the services' memories lie. */
  readonly directory: string;
}

export type ServiceWorkerMessage = 'close' | { readonly credentials: Readonly<Partial<Record<ServiceName, string>>> };

export type ServiceUrls = Readonly<Record<ServiceName, string>>;

export interface SimulatedServices {
  readonly urls: ServiceUrls;
  /** Tells each service what it has given out. */
  giveOut(credentials: Readonly<Partial<Record<ServiceName, string>>>): void;
  close(): Promise<void>;
}

/** As receipt types name them. */
export const serviceNames = ['tax', 'logistics'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Their objects live as long as a call. */
const youngMbMax = 24;

/** Starts the simulated services in a thread of their own, so that they and what calls them do not wait for each other. */
export async function startServices({ directory }: { directory: string }): Promise<SimulatedServices> {
  const code = await workerCode();
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: { names: serviceNames, directory } satisfies ServiceWorkerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMbMax },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const urls = await new Promise<ServiceUrls>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    urls,
    giveOut: (credentials) => worker.postMessage({ credentials } satisfies ServiceWorkerMessage),
    close: async () => {
      worker.postMessage('close' satisfies ServiceWorkerMessage);
      await ended;
    },
  };
}

/** A thread does not inherit the TypeScript loader, and loading it again would cost more than bundling once. */
async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'service-worker.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild made no worker.');
  return file.text;
}
