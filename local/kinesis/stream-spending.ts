import type { Meter, Spending } from '../meter/meter.ts';

/** https://aws.amazon.com/kinesis/data-streams/pricing/: what is written is paid for in whole kB a record, what is read is not. */
const paidRecordBytes = 1_024;
/** Kept for this long without further charge. */
const freeRetentionHours = 24;

/** What a stream on demand costs by its use. */
export class StreamSpending {
  readonly #in: Spending;
  readonly #out: Spending;
  readonly #kept: Spending;
  readonly #paidRetentionHours: number;

  constructor(meter: Meter, { name, retentionHours }: { readonly name: string; readonly retentionHours: number }) {
    this.#in = meter.spent('kinesisInGb', name);
    this.#out = meter.spent('kinesisOutGb', name);
    this.#kept = meter.spent('kinesisKeptGbMonths', name);
    this.#paidRetentionHours = retentionHours - freeRetentionHours;
  }

  put(recordBytes: number): void {
    this.#in.add('PutRecords', Math.ceil(recordBytes / paidRecordBytes) * paidRecordBytes);
    this.#kept.add('retention', recordBytes * this.#paidRetentionHours);
  }

  read(reader: string, recordBytes: number): void {
    this.#out.add(reader, recordBytes);
  }
}
