import { documentFacts } from '../document-facts.ts';
import type { ConnectService } from '../services.ts';
import { httpRegistration, readVerdict } from '../http-registration.ts';

/** The tax service: wants to know what was sold for how much, and the document that says so. */
export const connect: ConnectService = (connection) =>
  httpRegistration({
    name: 'tax',
    ...connection,
    limits: { firstMs: 2_000, patientMs: 8_000, askMs: 8_000, lateSeconds: 20, concurrencyMax: 50 },
    body: (receipt) => ({ total: receipt.total, currency: receipt.currency, ...documentFacts(receipt) }),
    readAnswer: readVerdict,
  });
