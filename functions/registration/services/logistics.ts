import { documentFacts } from '../document-facts.ts';
import { httpRegistration, readVerdict } from '../http-registration.ts';
import type { ConnectService } from '../services.ts';

/** The logistics service: wants to know which goods have left the shelf, and the document that says so. */
export const connect: ConnectService = (connection) =>
  httpRegistration({
    name: 'logistics',
    ...connection,
    limits: { firstMs: 2_000, patientMs: 8_000, askMs: 8_000, lateSeconds: 20, concurrencyMax: 50 },
    body: documentFacts,
    readAnswer: readVerdict,
  });
