import { fillBasket, type Basket, type BasketLine, type BasketSize } from './basket.ts';
import { SeededRandom } from './random.ts';

/**
 * Documents as tills and cash registers print them: valid, about 2 kB, and different for every seed. The same seed gives the
 * same document.
 */

interface Shop {
  readonly name: string;
  readonly taxId: string;
  readonly id: string;
  readonly address: string;
}

const shops: readonly [Shop, ...Shop[]] = [
  { name: 'Silver Basket LLC', taxId: '40720198', id: 'KYIV-017', address: '12 Khreshchatyk Street, Kyiv, 01001' },
  { name: 'Lumen Market', taxId: '38274650', id: 'ODS-002', address: '5 Derybasivska Street, Odesa, 65026' },
  { name: 'ТОВ «Бджілка»', taxId: '32855961', id: 'ЛЬВ-03', address: '79000, м. Львів, пл. Ринок, 14' },
];

const cashiers: readonly [string, ...string[]] = ['O. Marchenko', 'N. Petrenko', 'L. Bondar', 'Шевчук Ірина Петрівна'];

/** So that documents have 2 kB on average: XML says everything twice. */
const posSize = { linesMin: 4, linesMax: 13 };
const checkSize = { linesMin: 2, linesMax: 5 };

/** 2025, spread by the seed. */
const yearBeginMs = Date.UTC(2025, 0, 1);
const yearSeconds = 365 * 24 * 60 * 60;

interface Sale {
  readonly shop: Shop;
  readonly cashier: string;
  readonly till: number;
  readonly shift: number;
  readonly soldAt: Date;
  readonly basket: Basket;
}

/** A receipt of the type `pos-json`. */
export function posDocument(seed: number): string {
  const random = new SeededRandom(seed);
  const { shop, cashier, till, shift, soldAt, basket } = sell(random, posSize);
  const { totalMinor, taxMinor, paidMinor, isCash } = basket;
  return JSON.stringify({
    receiptNumber: `${shop.id}/${String(seed).padStart(9, '0')}`,
    kind: 'SALE',
    issuedAt: soldAt.toISOString(),
    currency: 'UAH',
    merchant: { name: shop.name, taxId: shop.taxId, store: { id: shop.id, address: shop.address } },
    till: { id: `T-${till}`, shift, cashier },
    ...(random.chance(0.5) && { customer: { loyaltyCard: `29${random.digits(11)}` } }),
    lines: basket.lines.map(posLine),
    taxes: [{ code: 'A', rate: basket.taxPercent, net: major(totalMinor - taxMinor), tax: major(taxMinor) }],
    payments: [
      isCash
        ? { method: 'CASH', amount: major(paidMinor) }
        : { method: 'CARD', amount: major(totalMinor), authorization: `AUTH-${random.digits(6)}` },
    ],
    ...(paidMinor > totalMinor && { change: major(paidMinor - totalMinor) }),
    total: major(totalMinor),
  });
}

/** A check of the type `fiscal-check-xml`. */
export function fiscalCheckDocument(seed: number): string {
  const random = new SeededRandom(seed);
  const { shop, cashier, till, soldAt, basket } = sell(random, checkSize);
  const [date = '', time = ''] = soldAt.toISOString().split(/[T.]/);
  const total = decimal(basket.totalMinor);
  const discountMinor = basket.lines.reduce((sum, line) => sum + line.discountMinor, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CHECK>',
    '  <CHECKHEAD>',
    ...elements('    ', {
      DOCTYPE: '0',
      DOCSUBTYPE: '0',
      UID: uuid(random),
      TIN: shop.taxId,
      ORGNM: shop.name,
      POINTNM: shop.id,
      POINTADDR: shop.address,
      ORDERDATE: date.split('-').reverse().join(''),
      ORDERTIME: time.replaceAll(':', ''),
      ORDERNUM: String(seed),
      CASHDESKNUM: String(till),
      CASHREGISTERNUM: `4000${random.digits(6)}`,
      CASHIER: cashier,
      VER: '1',
    }),
    '  </CHECKHEAD>',
    '  <CHECKTOTAL>',
    ...elements('    ', {
      SUM: total,
      ...(discountMinor > 0 && { DISCOUNTSUM: decimal(discountMinor) }),
    }),
    '  </CHECKTOTAL>',
    '  <CHECKPAY>',
    ...row(1, payment(basket)),
    '  </CHECKPAY>',
    '  <CHECKTAX>',
    ...row(1, {
      TYPE: '0',
      NAME: 'ПДВ',
      LETTER: 'A',
      PRC: `${basket.taxPercent}.00`,
      TURNOVER: total,
      SUM: decimal(basket.taxMinor),
    }),
    '  </CHECKTAX>',
    '  <CHECKBODY>',
    ...basket.lines.flatMap((line, index) => row(index + 1, checkLine(line))),
    '  </CHECKBODY>',
    '</CHECK>',
    '',
  ].join('\n');
}

function sell(random: SeededRandom, size: BasketSize): Sale {
  return {
    shop: random.pick(shops),
    cashier: random.pick(cashiers),
    till: random.integer(1, 12),
    shift: random.integer(1, 365),
    soldAt: new Date(yearBeginMs + random.integer(0, yearSeconds - 1) * 1_000),
    basket: fillBasket(random, size),
  };
}

function posLine(line: BasketLine) {
  return {
    sku: line.sku,
    name: line.name,
    category: line.category,
    quantity: line.quantityThousandths / 1_000,
    unit: line.isWeighed ? 'kg' : 'pcs',
    unitPrice: major(line.unitPriceMinor),
    ...(line.discountMinor > 0 && { discount: major(line.discountMinor) }),
    amount: major(line.amountMinor),
    taxCode: 'A',
  };
}

function checkLine(line: BasketLine): Record<string, string> {
  return {
    CODE: line.sku,
    ...(!line.isWeighed && { BARCODE: line.barcode }),
    UKTZED: line.customsCode,
    NAME: line.name,
    UNITNM: line.isWeighed ? 'кг' : 'шт',
    AMOUNT: (line.quantityThousandths / 1_000).toFixed(3),
    PRICE: decimal(line.unitPriceMinor),
    LETTERS: 'A',
    COST: decimal(line.amountMinor + line.discountMinor),
    ...(line.discountMinor > 0 && { DISCOUNTTYPE: '0', DISCOUNTSUM: decimal(line.discountMinor) }),
  };
}

function payment({ isCash, totalMinor, paidMinor }: Basket): Record<string, string> {
  if (!isCash) return { PAYFORMCD: '1', PAYFORMNM: 'КАРТКА', SUM: decimal(totalMinor) };
  return {
    PAYFORMCD: '0',
    PAYFORMNM: 'ГОТІВКА',
    SUM: decimal(totalMinor),
    PROVIDED: decimal(paidMinor),
    REMAINS: decimal(paidMinor - totalMinor),
  };
}

function row(number: number, content: Readonly<Record<string, string>>): readonly string[] {
  return [`    <ROW ROWNUM="${number}">`, ...elements('      ', content), '    </ROW>'];
}

function elements(indent: string, content: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(content).map(([name, text]) => `${indent}<${name}>${escaped(text)}</${name}>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The nearest number to the decimal: what JSON writes is exactly the decimal again. */
function major(minor: number): number {
  return minor / 100;
}

function decimal(minor: number): string {
  return (minor / 100).toFixed(2);
}

function uuid(random: SeededRandom): string {
  const digits = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
