import type { ExternalService } from './external-service.ts';
import { documentFacts } from './document-facts.ts';
import { httpRegistration } from './http-registration.ts';

/** The tax service: wants to know what was sold for how much, and the document that says so. */
export function taxService(url: string): ExternalService {
  return httpRegistration({
    name: 'tax',
    url,
    body: (receipt) => ({ ...documentFacts(receipt), total: receipt.total, currency: receipt.currency }),
  });
}
