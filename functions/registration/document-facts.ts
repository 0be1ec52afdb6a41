import { inflate, submittedText } from '../receipt/stored-document.ts';
import { contractIdOf, submittedAtOf, type StoredReceipt } from '../receipt/stored-receipt.ts';

/** What every service is told: which receipt it is, and its document exactly as it was submitted. */
export function documentFacts(receipt: StoredReceipt) {
  return {
    id: receipt.id,
    contractId: contractIdOf(receipt),
    reference: receipt.reference,
    type: receipt.type,
    typeVersion: receipt.typeVersion,
    number: receipt.number,
    issuedAt: receipt.issuedAt,
    submittedAt: submittedAtOf(receipt),
    format: receipt.format,
    encoding: receipt.encoding,
    document: submittedText(inflate(receipt.body, receipt.compression), receipt.encoding),
  };
}
