import { createHash } from 'node:crypto';
import type { SubmitReceiptInput } from '../../generated/schema.ts';
import {
  fingerprintIdentity,
  isReferenceLength,
  REFERENCE_LENGTH_MAX,
  referenceIdentity,
} from '../../resolvers/reference.ts';
import type { Submission } from '../../resolvers/submission.ts';
import { compress, compressBeside, compressionOf } from '../receipt/stored-document.ts';
import { readAs, type Catalog } from '../receipt-type/catalog/catalog.ts';
import { documentText } from '../receipt-type/document/document-text.ts';
import type { Judgement, ReceiptType } from '../receipt-type/receipt-type.ts';
import { validationFailed } from '../violation.ts';
import { Refusal } from '../refusal.ts';
import { receiptId } from '../ulid.ts';

/** A receipt's claim on its identity. TTL deletes it some time afterwards. */
const CLAIM_SECONDS = 400 * 24 * 60 * 60;

/** Warnings that are stored with a receipt. */
const WARNINGS_MAX = 50;

export interface IntakeRequest {
  readonly contractId: string;
  readonly input: SubmitReceiptInput;
  readonly nowMs: number;
  /** 16 bytes. */
  readonly random: Uint8Array;
}

/**
 * Judges a submission and makes of it what is to be claimed and stored. Writes nothing.
 * @throws {Refusal} for everything that is wrong with it.
 */
export async function intake(catalog: Catalog, request: IntakeRequest): Promise<Submission> {
  const { contractId, input, nowMs, random } = request;
  const encoding = input.encoding ?? 'TEXT';
  const reference = referenceOrThrow(input.reference ?? null);
  const { bytes, text } = documentText({ document: input.document, encoding });
  const { document, type } = await readAs(catalog, text, input.type ?? null);
  const judgement = await type.judge(document);
  requireValidOrThrow(type, judgement);

  const fingerprint = fingerprintOf({ type: type.name, encoding, bytes });
  const { lines, ...facts } = judgement.facts;
  const compression = compressionOf(type.name);
  return {
    id: receiptId(nowMs, random),
    identity:
      reference === null ? fingerprintIdentity(contractId, fingerprint) : referenceIdentity(contractId, reference),
    fingerprint,
    claimExpiresAt: Math.floor(nowMs / 1000) + CLAIM_SECONDS,
    attributes: {
      type: type.name,
      typeVersion: type.version,
      format: type.format,
      encoding,
      ...(reference !== null && { reference }),
      ...facts,
      status: 'PENDING',
      registrations: Object.fromEntries(type.services.map((service) => [service, { status: 'PENDING', attempts: 0 }])),
      ...(judgement.warnings.length > 0 && { warnings: judgement.warnings.slice(0, WARNINGS_MAX) }),
      version: 1,
      compression,
    },
    body: base64(compress(bytes, compression)),
    ...(lines && { lines: base64(compressBeside(bytes, JSON.stringify(lines), compression)) }),
  };
}

function referenceOrThrow(reference: string | null): string | null {
  if (reference === null) return null;
  const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]*$/u.test(reference);
  if (isReferenceLength(reference) && printable) return reference;
  throw new Refusal('InvalidArgument', `The reference has to have 1 to ${REFERENCE_LENGTH_MAX} printable characters.`, {
    argument: 'reference',
  });
}

function requireValidOrThrow(type: ReceiptType, { violations }: Judgement): void {
  if (violations.length > 0) throw validationFailed(`The document is no valid ${type.name}`, violations);
}

/** Equal for submissions of the same document: what a client sends again after a lost answer. */
function fingerprintOf(of: { type: string; encoding: string; bytes: Uint8Array }): string {
  return createHash('sha256').update(`${of.type}\0${of.encoding}\0`).update(of.bytes).digest('base64url');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
