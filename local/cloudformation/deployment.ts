import type { Log } from '../log.ts';
import { TemplateRefused, type Fault } from './fault.ts';
import { resolve, Unresolvable, type Report } from './intrinsics.ts';
import { plan, type PlannedResource, type PlanOptions, type StackPlan } from './plan.ts';
import { propertyFaults } from './property-fault.ts';
import type { CreatedResource, Environment } from './resource-type.ts';
import { StackScope } from './stack-scope.ts';
import { withoutEffect } from './without-effect.ts';

/** What a deployment gives to the outside: the outputs of its stacks, by stack and by name. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface DeployOptions extends PlanOptions {
  readonly log: Log;
}

/**
 * Brings every resource of every stack into being, in the order of their dependencies.
 * @throws {TemplateRefused} with every fault; those that can be known beforehand before anything is created.
 */
export async function deploy(options: DeployOptions): Promise<StackOutputs> {
  const log = options.log.component('cloudformation');
  const exports = new Map<string, unknown>();
  const outputs: Record<string, Readonly<Record<string, string>>> = {};
  for (const stack of plan(options)) {
    const deployment = new StackDeployment(stack, options.environment, exports);
    outputs[stack.name] = await deployment.run(log);
  }
  return outputs;
}

class StackDeployment {
  readonly #stack: StackPlan;
  readonly #environment: Environment;
  readonly #exports: Map<string, unknown>;
  readonly #created = new Map<string, CreatedResource>();
  readonly #scope: StackScope;
  readonly #faults: Fault[] = [];
  readonly #causes: unknown[] = [];

  constructor(stack: StackPlan, environment: Environment, exports: Map<string, unknown>) {
    this.#stack = stack;
    this.#environment = environment;
    this.#exports = exports;
    const { name: stackName, template, parameters } = stack;
    this.#scope = new StackScope(
      { stackName, template, parameters, environment, exports },
      {
        ref: (logicalId) => this.#createdOrThrow(logicalId).ref,
        attribute: (logicalId, name) => this.#attributeOrThrow(logicalId, name),
      },
    );
  }

  async run(log: Log): Promise<Readonly<Record<string, string>>> {
    const { name: stackName, resources } = this.#stack;
    const failed = new Set<string>();
    for (const resource of resources) {
      const { logicalId, declaration, dependencies } = resource;
      // Its own faults would only repeat those of what it depends on.
      if ([...dependencies].some((id) => failed.has(id))) failed.add(logicalId);
      else if (await this.#create(resource)) log.debug('Created', { stackName, logicalId, type: declaration.Type });
      else failed.add(logicalId);
    }
    if (this.#faults.length > 0) throw this.#refusal();
    const outputs = this.#outputs();
    if (this.#faults.length > 0) throw this.#refusal();
    return outputs;
  }

  /** False when it is at fault. */
  async #create({ logicalId, declaration, type }: PlannedResource): Promise<boolean> {
    const stackName = this.#stack.name;
    const physicalName = `${stackName}-${logicalId}`;
    if (!type) {
      const attributes = withoutEffect[declaration.Type]?.attributes?.(physicalName, this.#environment);
      this.#created.set(logicalId, { ref: physicalName, ...(attributes && { attributes }) });
      return true;
    }
    const before = this.#faults.length;
    const report: Report = (path, message) =>
      this.#faults.push({ stackName, logicalId, path: path.join('.'), message });
    const given = resolve(declaration.Properties, this.#scope, report, ['Properties']);
    if (this.#faults.length > before) return false;
    for (const { path, message } of propertyFaults(type.properties, given)) {
      report(['Properties', ...path], `${message}, ${type.name}`);
    }
    if (this.#faults.length > before) return false;
    try {
      const properties = type.properties.parse(given);
      this.#created.set(logicalId, await type.create({ stackName, logicalId, physicalName, properties }));
      return true;
    } catch (error) {
      this.#causes.push(error);
      report([], error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  #outputs(): Readonly<Record<string, string>> {
    const stackName = this.#stack.name;
    const report: Report = (path, message) => this.#faults.push({ stackName, path: path.join('.'), message });
    const outputs: Record<string, string> = {};
    for (const [name, output] of Object.entries(this.#stack.template.Outputs)) {
      if (output.Condition !== undefined && !this.#scope.condition(output.Condition)) continue;
      const value = resolve(output.Value, this.#scope, report, ['Outputs', name, 'Value']);
      outputs[name] = String(value);
      if (output.Export) this.#exports.set(String(resolve(output.Export.Name, this.#scope, report)), value);
    }
    return outputs;
  }

  #createdOrThrow(logicalId: string): CreatedResource {
    const created = this.#created.get(logicalId);
    if (created) return created;
    throw new Unresolvable(`names "${logicalId}", which has not been created`);
  }

  #attributeOrThrow(logicalId: string, name: string): string {
    const attributes = this.#createdOrThrow(logicalId).attributes ?? {};
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value !== undefined) return value;
    const type = this.#stack.template.Resources[logicalId]?.Type ?? '';
    const known = Object.keys(attributes).join(', ');
    throw new Unresolvable(`asks ${type} "${logicalId}" for the attribute "${name}"; carried out are: ${known}`);
  }

  #refusal(): TemplateRefused {
    const refusal = new TemplateRefused(this.#faults);
    if (this.#causes.length > 0) refusal.cause = this.#causes[0];
    return refusal;
  }
}
