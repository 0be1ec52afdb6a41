import type { Clock } from '../clock.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import type { Store } from '../store/store.ts';
import { resourceNotFound, validationError } from './errors.ts';
import { keyAttributes } from './key.ts';
import { tableArnPattern } from './request.ts';
import type { Table } from './table.ts';

/** What every operation works with. */
export interface OperationContext {
  readonly tables: Tables;
  readonly store: Store;
  readonly clock: Clock;
}

export class Tables {
  readonly #environment: Environment;
  readonly #byName = new Map<string, Table>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  add(table: Table): void {
    this.#byName.set(table.name, table);
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  all(): readonly Table[] {
    return [...this.#byName.values()];
  }

  /** By name or ARN. */
  find(nameOrArn: string): Table | undefined {
    const table = this.#byName.get(nameOrArn);
    if (table) return table;
    const arn = tableArnPattern.exec(nameOrArn);
    const named = arn?.[3] === undefined ? undefined : this.#byName.get(arn[3]);
    return named?.arn === nameOrArn ? named : undefined;
  }

  findOrThrow(nameOrArn: string): Table {
    const table = this.find(nameOrArn);
    if (!table) throw resourceNotFound();
    return table;
  }

  arn(nameOrArn: string): string {
    if (nameOrArn.startsWith('arn:')) return nameOrArn;
    const { partition, region, accountId } = this.#environment;
    return `arn:${partition}:dynamodb:${region}:${accountId}:table/${nameOrArn}`;
  }
}

/** Key attributes are scalars: no path may go into one. */
export function refuseNestedKeys(table: Table, nested: ReadonlySet<string>): void {
  if (nested.size === 0) return;
  for (const { name } of keyAttributes(table.keySchema)) {
    if (!nested.has(name)) continue;
    throw validationError(
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: " + `Key: ${name}`,
    );
  }
}
