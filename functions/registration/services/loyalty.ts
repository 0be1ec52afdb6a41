import { documentFacts } from '../document-facts.ts';
import { httpRegistration, readVerdict } from '../http-registration.ts';
import type { ConnectService } from '../services.ts';

/**
 * A loyalty programme: shows what one more service takes. It is told only what the customer was charged, is slow and small,
 * and counts a receipt that is gone for good as refused.
 */
export const connect: ConnectService = (connection) =>
  httpRegistration({
    name: 'loyalty',
    ...connection,
    limits: { firstMs: 1_000, patientMs: 15_000, askMs: 5_000, lateSeconds: 30, concurrencyMax: 5 },
    body: (receipt) => {
      const { id, contractId, reference, number, issuedAt } = documentFacts(receipt);
      return { id, contractId, reference, number, issuedAt, total: receipt.total, currency: receipt.currency };
    },
    readAnswer: (answer) =>
      answer.status === 410 ? { kind: 'refused', reason: 'the programme has ended' } : readVerdict(answer),
  });
