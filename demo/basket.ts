import type { SeededRandom } from './random.ts';

/** A kind of goods as a shop keeps it. Prices are in minor units of the currency, for one unit. */
interface Goods {
  readonly name: string;
  readonly category: string;
  /** Customs code of the goods. */
  readonly customsCode: string;
  readonly priceFromMinor: number;
  readonly priceToMinor: number;
  readonly isWeighed: boolean;
}

export interface BasketLine {
  readonly sku: string;
  readonly barcode: string;
  readonly name: string;
  readonly category: string;
  readonly customsCode: string;
  readonly isWeighed: boolean;
  readonly quantityThousandths: number;
  readonly unitPriceMinor: number;
  readonly discountMinor: number;
  readonly amountMinor: number;
}

/** What somebody bought, and how it was paid. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  readonly totalMinor: number;
  readonly taxPercent: number;
  readonly taxMinor: number;
  readonly isCash: boolean;
  /** In cash: what was handed over, the change included. */
  readonly paidMinor: number;
}

const goods: readonly [Goods, ...Goods[]] = [
  pieces('Sunflower oil, refined, 0.85 l', 'grocery', '1512199090', 5_990, 7_990),
  pieces('Rye bread, sliced, 950 g', 'bakery', '1905909000', 3_450, 4_990),
  pieces('Milk 2.5 %, 900 ml', 'dairy', '0401201109', 3_890, 5_290),
  pieces('Ground coffee, medium roast, 225 g', 'grocery', '0901210000', 14_900, 24_900),
  pieces('Dark chocolate 78 %, 90 g', 'sweets', '1806329000', 4_990, 7_490),
  pieces('Sparkling wine, brut, 0.75 l', 'drinks', '2204109800', 17_900, 34_900),
  pieces('Mineral water, still, 1.5 l', 'drinks', '2201101900', 1_890, 2_690),
  pieces('Washing powder, colour, 2 kg', 'household', '3402500000', 18_900, 29_900),
  pieces('Gift wrap with ribbon, assorted', 'seasonal', '4811900000', 2_990, 9_990),
  pieces('Christmas tree light, 100 LED, warm white', 'seasonal', '9405311000', 19_900, 49_900),
  pieces('USB-C cable, braided, 2 m', 'electronics', '8544429090', 14_900, 29_900),
  pieces('Notebook A5, squared, 96 sheets', 'stationery', '4820103000', 3_990, 8_990),
  weighed('Bananas', 'fruit', '0803901000', 5_490, 7_990),
  weighed('Tomatoes, cherry', 'vegetables', '0702000000', 9_900, 17_900),
  weighed('Hard cheese, aged 12 months', 'dairy', '0406902100', 38_900, 64_900),
  weighed('Chicken fillet, chilled', 'meat', '0207131000', 17_900, 22_900),
];

const taxPercent = 20;
const cashNoteMinor = 10_000;

export interface BasketSize {
  readonly linesMin: number;
  readonly linesMax: number;
}

export function fillBasket(random: SeededRandom, { linesMin, linesMax }: BasketSize): Basket {
  const lines = Array.from({ length: random.integer(linesMin, linesMax) }, () => takeLine(random));
  const totalMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isCash = random.chance(0.3);
  return {
    lines,
    totalMinor,
    taxPercent,
    taxMinor: Math.round((totalMinor * taxPercent) / (100 + taxPercent)),
    isCash,
    paidMinor: isCash ? Math.ceil(totalMinor / cashNoteMinor) * cashNoteMinor : totalMinor,
  };
}

function takeLine(random: SeededRandom): BasketLine {
  const { priceFromMinor, priceToMinor, ...kind } = random.pick(goods);
  const quantityThousandths = kind.isWeighed ? random.integer(120, 2_800) : random.integer(1, 4) * 1_000;
  const unitPriceMinor = random.integer(priceFromMinor / 10, priceToMinor / 10) * 10;
  const fullMinor = Math.round((quantityThousandths * unitPriceMinor) / 1_000);
  const discountMinor = random.chance(0.2) ? Math.round(fullMinor / 10) : 0;
  return {
    sku: random.digits(7),
    barcode: `482${random.digits(10)}`,
    ...kind,
    quantityThousandths,
    unitPriceMinor,
    discountMinor,
    amountMinor: fullMinor - discountMinor,
  };
}

function pieces(name: string, category: string, customsCode: string, fromMinor: number, toMinor: number): Goods {
  return { name, category, customsCode, priceFromMinor: fromMinor, priceToMinor: toMinor, isWeighed: false };
}

function weighed(name: string, category: string, customsCode: string, fromMinor: number, toMinor: number): Goods {
  return { ...pieces(name, category, customsCode, fromMinor, toMinor), isWeighed: true };
}
