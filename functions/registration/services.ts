import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { setTimeout } from 'node:timers/promises';
import { environmentVariable } from '../environment.ts';
import { Breaker } from './breaker.ts';
import { SecretCredential, type Credential } from './credential.ts';
import type { ExternalService } from './external-service.ts';
import { GuardedService } from './guarded-service.ts';

/** An external service with the queues of its unknown outcomes. */
export interface ConnectedService {
  readonly service: GuardedService;
  readonly retryQueueUrl: string;
  /** Where the registrations go that were given up. */
  readonly deadLetterQueueUrl: string;
}

/** What an adapter, `services/<name>.ts`, exports as `connect`. */
export type ConnectService = (connection: { readonly url: string; readonly credential: Credential }) => ExternalService;

/**
 * Every external service by name, as the environment lists them. The adapters are found by name: a new service is a file in
 * `services/` and an entry in the infrastructure.
 */
export async function connectServices(random: () => number): Promise<ReadonlyMap<string, ConnectedService>> {
  const secrets = new SecretsManagerClient();
  const connected = environmentVariable('EXTERNAL_SERVICES')
    .split(',')
    .map(async (name): Promise<[string, ConnectedService]> => {
      const variable = (suffix: string): string => environmentVariable(`${name.toUpperCase()}_${suffix}`);
      // The bundle holds whatever is in the folder.
      const { connect } = (await import(`./services/${name}.ts`)) as { readonly connect: ConnectService };
      const credential = new SecretCredential(secrets, variable('SECRET_ARN'), Date.now);
      const service = connect({ url: variable('URL'), credential });
      const breaker = new Breaker({ nowMs: () => performance.now(), random, pauseFor: setTimeout });
      const guarded = new GuardedService(service, breaker);
      const queues = {
        retryQueueUrl: variable('RETRY_QUEUE_URL'),
        deadLetterQueueUrl: variable('DEAD_LETTER_QUEUE_URL'),
      };
      return [name, { service: guarded, ...queues }];
    });
  return new Map(await Promise.all(connected));
}
