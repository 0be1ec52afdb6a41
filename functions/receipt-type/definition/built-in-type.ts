import type { ValidateFunction } from 'ajv';
import type { Definition } from './definition.ts';

/** What is told of a type that is built in, and what loads the rest. */
export interface BuiltInType extends Pick<Definition, 'name' | 'format' | 'recognise' | 'services'> {
  readonly version: number;
  readonly fields: readonly string[];
  /** Of the whole definition. */
  readonly digest: string;
  readonly load: () => Promise<BuiltInDefinition>;
  /** The whole definition. */
  readonly source: () => Promise<unknown>;
}

export interface BuiltInDefinition {
  /** Without its JSON Schema, which `validate` is. */
  readonly definition: Definition;
  readonly validate: ValidateFunction | null;
}
