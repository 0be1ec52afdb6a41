import type { ExternalService } from './external-service.ts';
import { documentFacts } from './document-facts.ts';
import { httpRegistration } from './http-registration.ts';

/** The logistics service: wants to know which goods have left the shelf, and the document that says so. */
export function logisticsService(url: string): ExternalService {
  return httpRegistration({
    name: 'logistics',
    url,
    body: (receipt) => ({ ...documentFacts(receipt), reference: receipt.reference }),
  });
}
