/** Money is an integer of minor units with a currency. All arithmetic and every text of money is made here. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** What is wrong with a text that should be money. */
export type MoneyFault =
  /** Not a decimal. */
  | 'MONEY_FORMAT'
  /** More fraction digits than the currency has; nothing is ever rounded. */
  | 'MONEY_SCALE'
  /** More minor units than can be counted exactly. */
  | 'MONEY_RANGE';

const SCALE_DEFAULT = 2;

/** Currencies whose minor unit is not a hundredth, ISO 4217 list one. */
const SCALES: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function currencyScale(currency: string): number {
  return SCALES[currency] ?? SCALE_DEFAULT;
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

/** A decimal without losses: value = digits x 10^-scale, without trailing zeros. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

/** Reads `-12.50`, `1e3`, `.5`; null when it is no decimal. The exponent is bounded, so that no text asks for gigabytes. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (whole + fraction === '') return null;
  let digits = (whole + fraction).replace(/^0+/, '');
  let scale = fraction.length - Number(exponent);
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  digits = digits.slice(0, digits.length - zeros);
  scale -= zeros;
  if (digits === '') return { negative: false, digits: '0', scale: 0 };
  return { negative: sign === '-', digits, scale };
}

/** The plain text of a decimal: no exponent, no superfluous zero. */
export function decimalText(decimal: Decimal): string {
  const { digits, scale } = decimal;
  const sign = decimal.negative ? '-' : '';
  if (scale <= 0) return sign + digits + '0'.repeat(-scale);
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** Exact: a text with more digits than the currency has is refused, never rounded. */
export function parseMoney(text: string, currency: string): Money | MoneyFault {
  const decimal = parseDecimal(text);
  if (!decimal) return 'MONEY_FORMAT';
  const zeros = currencyScale(currency) - decimal.scale;
  if (zeros < 0) return 'MONEY_SCALE';
  if (decimal.digits.length + zeros > 16) return 'MONEY_RANGE';
  const minor = Number(decimal.digits + '0'.repeat(zeros));
  if (!Number.isSafeInteger(minor)) return 'MONEY_RANGE';
  return { minor: decimal.negative ? -minor : minor, currency };
}

/** The decimal in the currency's own scale: `120.00`. */
export function moneyText(money: Money): string {
  const scale = currencyScale(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(scale + 1, '0');
  const sign = money.minor < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
