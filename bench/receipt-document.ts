/** Names as long as goods' names are, so that a document of eight lines has some 2 kB. */
const goods = [
  'Sunflower oil, refined, 0.85 l',
  'Rye bread "Ukrainskyi", 950 g',
  'Хліб житній, нарізний, 500 г',
  'Milk 2.5 %, 900 ml',
  'Ground coffee, 225 g',
  'Dark chocolate 78 %, 90 g',
  'Mineral water, sparkling, 1.5 l',
  'Сир кисломолочний 9 %, 350 г',
] as const;

const linesCount = 8;

/** A `pos-json` receipt of about 2 kB, valid and unlike any other's. */
export function receiptDocument(number: number): string {
  const lines = Array.from({ length: linesCount }, (_, line) => {
    const unitPriceCents = 500 + ((number * 37 + line * 1_009) % 20_000);
    const quantity = 1 + ((number + line) % 6);
    return { line, quantity, unitPriceCents, amountCents: unitPriceCents * quantity };
  });
  const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const taxCents = Math.round(totalCents / 6);
  return JSON.stringify({
    receiptNumber: `${String(number % 10_000).padStart(4, '0')}-${String(number).padStart(9, '0')}`,
    kind: 'SALE',
    issuedAt: '2026-01-15T18:22:41+02:00',
    currency: 'UAH',
    merchant: {
      name: 'Silver Basket LLC',
      taxId: '40720198',
      store: { id: `KYIV-${String(number % 300).padStart(3, '0')}`, address: '12 Khreshchatyk Street, Kyiv, 01001' },
    },
    till: { id: `T-${number % 12}`, shift: 311, cashier: 'O. Marchenko' },
    lines: lines.map(({ line, quantity, unitPriceCents, amountCents }) => ({
      sku: `48200${String((number * 13 + line) % 100_000_000).padStart(8, '0')}`,
      name: goods[(number + line) % goods.length],
      category: 'grocery',
      quantity,
      unit: 'pcs',
      unitPrice: unitPriceCents / 100,
      amount: amountCents / 100,
      taxCode: 'A',
    })),
    taxes: [{ code: 'A', rate: 20, net: (totalCents - taxCents) / 100, tax: taxCents / 100 }],
    payments: [{ method: 'CARD', amount: totalCents / 100, authorization: `AUTH-${number}` }],
    total: totalCents / 100,
  });
}
