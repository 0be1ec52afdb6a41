import { environmentVariable } from '../environment.ts';
import type { ExternalService } from './external-service.ts';
import { logisticsService } from './logistics.ts';
import { taxService } from './tax.ts';

/** An external service with the queue of its unknown outcomes. */
export interface ConnectedService {
  readonly service: ExternalService;
  readonly retryQueueUrl: string;
}

/** Every external service by name: a new one is an adapter, an entry here, and one in the infrastructure. */
export function connectServices(): ReadonlyMap<string, ConnectedService> {
  const services = [taxService(environmentVariable('TAX_URL')), logisticsService(environmentVariable('LOGISTICS_URL'))];
  return new Map(
    services.map((service) => {
      const retryQueueUrl = environmentVariable(`${service.name.toUpperCase()}_RETRY_QUEUE_URL`);
      return [service.name, { service, retryQueueUrl }];
    }),
  );
}
