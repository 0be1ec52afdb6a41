import type { QueryReceiptsByRangeArgs } from '../../generated/schema.ts';
import { timeMsOf } from '../../resolvers/receipt-id.ts';
import { attributesOf, pageItem, type PageItem } from './page-item.ts';
import { openToken, sealToken } from './page-token.ts';
import { bindingOf, invalid, rangeQuery, type RangeQuery } from './range-query.ts';
import type { ReceiptSource, SourceReceipt } from './receipt-source.ts';
import { selectedFields, type ReceiptField } from './selection.ts';

export interface HistoryRequest {
  readonly contractId: string;
  /** 32 bytes, base64url. */
  readonly tokenKey: string;
  readonly arguments: QueryReceiptsByRangeArgs;
  /** `info.selectionSetGraphQL` */
  readonly selection: string;
  readonly nowMs: number;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
}

export interface ReceiptPage {
  readonly items: readonly PageItem[];
  readonly nextToken: string | null;
}

/** Clocks of the functions that make ids differ by less. */
const CLOCK_SKEW_MS = 60_000;
/** Receipts that are older than this are the same in every replica of their partition. */
const FRESH_MS = 60_000;

/** AppSync takes 5 MB from a resolver: https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const PAGE_BYTES_MAX = 4_500_000;
/** AppSync runs at most 10,000 resolvers in a request, and each selected document is one. */
const DOCUMENTS_MAX = 9_900;

/**
 * One page of a contract's receipts.
 * @throws {Refusal} `InvalidArgument`
 */
export async function history(source: ReceiptSource, request: HistoryRequest): Promise<ReceiptPage> {
  const query = rangeQuery(request.arguments);
  const seal = { tokenKey: request.tokenKey, binding: bindingOf(request.contractId, query) };
  const afterId = query.nextToken === undefined ? undefined : openToken(query.nextToken, seal);
  if (afterId === null) throw invalid('nextToken', 'The token does not belong to this query.');
  const fields = selectedFields(request.selection);

  const page = new PageBuilder(fields, query.limit);
  for await (const receipts of readHot(source, { request, query, afterId, fields })) {
    if (!page.addAll(receipts)) break;
  }
  return {
    items: page.items,
    nextToken: page.moreAfter === null ? null : sealToken(page.moreAfter, seal, request.nonce),
  };
}

/**
 * What the table can hold of the range: nothing from before the contract, whose id says when it was signed. Once an archive
 * holds what has left the table, it is read here first, and the client does not see the seam.
 */
function readHot(
  source: ReceiptSource,
  of: {
    request: HistoryRequest;
    query: RangeQuery;
    afterId: string | undefined;
    fields: ReadonlySet<ReceiptField>;
  },
): AsyncIterable<readonly SourceReceipt[]> {
  const { request, query, afterId, fields } = of;
  return source.read({
    contractId: request.contractId,
    fromMs: Math.max(query.fromMs, timeMsOf(request.contractId)),
    toMs: Math.min(query.toMs, request.nowMs + CLOCK_SKEW_MS),
    afterId,
    type: query.type,
    status: query.status,
    attributes: attributesOf(fields),
    // One more tells whether there is another page.
    wanted: query.limit + 1,
    fresh: query.toMs > request.nowMs - FRESH_MS,
  });
}

/** Fills a page up to its limit, or to what an answer can carry. */
class PageBuilder {
  readonly items: PageItem[] = [];
  /** The last receipt of the page, when there are more behind it. */
  moreAfter: string | null = null;
  readonly #fields: ReadonlySet<ReceiptField>;
  readonly #limit: number;
  #bytes = 0;
  #lastId: string | null = null;

  constructor(fields: ReadonlySet<ReceiptField>, limit: number) {
    this.#fields = fields;
    this.#limit = fields.has('document') ? Math.min(limit, DOCUMENTS_MAX) : limit;
  }

  /** False when the page is full and there is more. */
  addAll(receipts: readonly SourceReceipt[]): boolean {
    return receipts.every((receipt) => this.#add(receipt));
  }

  #add(receipt: SourceReceipt): boolean {
    if (this.items.length < this.#limit) {
      const item = pageItem(receipt, this.#fields);
      this.#bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
      if (this.#bytes <= PAGE_BYTES_MAX || this.items.length === 0) {
        this.items.push(item);
        this.#lastId = receipt.id;
        return true;
      }
    }
    this.moreAfter = this.#lastId;
    return false;
  }
}
