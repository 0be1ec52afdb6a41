import { Conditions } from './conditions.ts';
import { Unresolvable, type Scope } from './intrinsics.ts';
import type { ParameterValue } from './parameters.ts';
import type { Environment } from './resource-type.ts';
import type { Template } from './template.ts';

/** What the resources of a stack give to each other; differs while the template is checked and while it is carried out. */
export interface ResourceValues {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
}

export interface StackScopeOptions {
  readonly stackName: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly environment: Environment;
  /** Exports of the stacks before this one, by name. */
  readonly exports: ReadonlyMap<string, unknown>;
}

/** The names of one stack: its parameters, mappings, conditions and resources. */
export class StackScope implements Scope {
  readonly #options: StackScopeOptions;
  readonly #resources: ResourceValues;
  readonly #conditions: Conditions;
  readonly #pseudoParameters: ReadonlyMap<string, string | undefined>;

  constructor(options: StackScopeOptions, resources: ResourceValues) {
    this.#options = options;
    this.#resources = resources;
    this.#conditions = new Conditions(options.template.Conditions);
    this.#pseudoParameters = pseudoParameters(options);
  }

  ref(name: string): unknown {
    if (this.#pseudoParameters.has(name)) return this.#pseudoParameters.get(name);
    const parameter = this.#options.parameters.get(name);
    if (parameter !== undefined) return parameter;
    this.#requireResourceOrThrow(name);
    return this.#resources.ref(name);
  }

  attribute(logicalId: string, name: string): unknown {
    this.#requireResourceOrThrow(logicalId);
    return this.#resources.attribute(logicalId, name);
  }

  imported(exportName: string): unknown {
    const { exports } = this.#options;
    if (exports.has(exportName)) return exports.get(exportName);
    throw new Unresolvable(`names "${exportName}", which no stack before this one exports`);
  }

  mapped([map, topLevelKey, secondLevelKey]: readonly [string, string, string]): unknown {
    const value = this.#options.template.Mappings[map]?.[topLevelKey]?.[secondLevelKey];
    if (value !== undefined) return value;
    throw new Unresolvable(`finds nothing under "${map}", "${topLevelKey}", "${secondLevelKey}"`);
  }

  condition(name: string): boolean {
    return this.#conditions.holds(name, this);
  }

  #requireResourceOrThrow(logicalId: string): void {
    const declaration = this.#options.template.Resources[logicalId];
    if (!declaration)
      throw new Unresolvable(`names "${logicalId}", which is neither a resource nor a parameter with a value`);
    if (declaration.Condition !== undefined && !this.condition(declaration.Condition)) {
      throw new Unresolvable(`names "${logicalId}", whose condition "${declaration.Condition}" does not hold`);
    }
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameters({ stackName, environment }: StackScopeOptions): ReadonlyMap<string, string | undefined> {
  const { partition, accountId, region } = environment;
  return new Map([
    ['AWS::AccountId', accountId],
    ['AWS::NoValue', undefined],
    ['AWS::Partition', partition],
    ['AWS::Region', region],
    ['AWS::StackId', `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/local`],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
}
