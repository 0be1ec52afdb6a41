import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { RegistrationService } from './registration-service.ts';
import type { ServiceWorkerData, ServiceWorkerMessage } from './services.ts';

/** The thread that runs all simulated services. It says where they listen, and ends when it is told to close. */
const { names, directory } = workerData as ServiceWorkerData;
const services = await Promise.all(
  names.map((name) =>
    RegistrationService.start({ name, file: path.join(directory, `${name}.log`), port: 0, random: Math.random }),
  ),
);
const urls = Object.fromEntries(names.map((name, index) => [name, services[index]?.url ?? '']));
parentPort?.on('message', (message: ServiceWorkerMessage) => {
  if (message === 'close') {
    void Promise.all(services.map((service) => service.close())).then(() => parentPort?.close());
    return;
  }
  for (const [index, name] of names.entries()) {
    const credential = message.credentials[name];
    if (credential !== undefined) services[index]?.giveOut(credential);
  }
});
parentPort?.postMessage(urls);
