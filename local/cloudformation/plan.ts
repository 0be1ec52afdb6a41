import type { CloudAssembly, Stack } from './assembly.ts';
import { TemplateRefused, type Fault } from './fault.ts';
import { resolve, unresolved, Unresolvable, type Report } from './intrinsics.ts';
import { parameterValues } from './parameters.ts';
import { propertyFaults } from './property-fault.ts';
import type { Environment, ResourceType } from './resource-type.ts';
import { StackScope, type StackScopeOptions } from './stack-scope.ts';
import { parseTemplate, templateSchema, type ResourceDeclaration, type Template } from './template.ts';
import { withoutEffect } from './without-effect.ts';

/** One stack, checked, its resources in the order in which they come into being. */
export interface StackPlan {
  readonly name: string;
  readonly template: Template;
  readonly parameters: StackScopeOptions['parameters'];
  readonly resources: readonly PlannedResource[];
}

export interface PlannedResource {
  readonly logicalId: string;
  readonly declaration: ResourceDeclaration;
  /** Undefined for a type without effect. */
  readonly type: ResourceType | undefined;
  /** Logical ids that it refers to or depends on. */
  readonly dependencies: ReadonlySet<string>;
}

export interface PlanOptions {
  readonly assembly: CloudAssembly;
  readonly types: readonly ResourceType[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly environment: Environment;
}

/**
 * Checks all stacks before the first resource comes into being, as far as values are known by then.
 * @throws {TemplateRefused} with every fault found.
 */
export function plan(options: PlanOptions): readonly StackPlan[] {
  const faults: Fault[] = [];
  const exports = new Map<string, unknown>();
  const plans = options.assembly.stacks.map((stack) => planStack(stack, options, { faults, exports }));
  for (const name of Object.keys(options.parameters)) {
    if (plans.some((planned) => planned && name in planned.template.Parameters)) continue;
    faults.push({ stackName: 'parameters', path: name, message: 'No stack declares this parameter' });
  }
  if (faults.length > 0) throw new TemplateRefused(faults);
  return plans.filter((planned) => planned !== undefined);
}

interface Findings {
  readonly faults: Fault[];
  readonly exports: Map<string, unknown>;
}

function planStack(stack: Stack, options: PlanOptions, { faults, exports }: Findings): StackPlan | undefined {
  const stackName = stack.name;
  for (const { path, message } of propertyFaults(templateSchema, stack.template)) {
    faults.push({ stackName, path: path.join('.'), message });
  }
  const template = parseTemplate(stack.template);
  if (!template) return undefined;
  const { values: parameters, faults: parameterFaults } = parameterValues(template.Parameters, options.parameters);
  for (const { name, message } of parameterFaults) faults.push({ stackName, path: `Parameters.${name}`, message });
  // A parameter at fault is told once, not at every place that refers to it.
  const known = new Map(parameters);
  for (const { name } of parameterFaults) known.set(name, unresolved);
  const scopeOptions = { stackName, template, parameters: known, environment: options.environment, exports };
  const resources = planResources(scopeOptions, options.types, faults);
  checkOutputs(scopeOptions, { faults, exports });
  return { name: stackName, template, parameters, resources: inDependencyOrder(stackName, resources, faults) };
}

function planResources(
  scopeOptions: StackScopeOptions,
  types: readonly ResourceType[],
  faults: Fault[],
): readonly PlannedResource[] {
  const { stackName, template } = scopeOptions;
  const typesByName = new Map(types.map((type) => [type.name, type]));
  const planned: PlannedResource[] = [];
  for (const [logicalId, declaration] of Object.entries(template.Resources)) {
    const report: Report = (path, message) => faults.push({ stackName, logicalId, path: path.join('.'), message });
    const dependencies = new Set(declaration.DependsOn);
    const scope = checkingScope(scopeOptions, dependencies);
    if (!isWanted(declaration.Condition, scope, report)) continue;
    for (const name of declaration.DependsOn) {
      if (!template.Resources[name]) report(['DependsOn'], `"${name}" is not a resource of this stack`);
    }
    const type = typesByName.get(declaration.Type);
    if (type) {
      const properties = resolve(declaration.Properties, scope, report, ['Properties']);
      for (const { path, message } of propertyFaults(type.properties, properties)) {
        report(['Properties', ...path], `${message}, ${type.name}`);
      }
    } else if (!Object.hasOwn(withoutEffect, declaration.Type)) {
      report(['Type'], unknownType(declaration.Type, typesByName));
    }
    planned.push({ logicalId, declaration, type, dependencies });
  }
  return planned;
}

function unknownType(name: string, types: ReadonlyMap<string, ResourceType>): string {
  const service = name.split('::').slice(0, 2).join('::');
  const siblings = [...types.keys()].filter((known) => known.startsWith(`${service}::`));
  const known = siblings.length > 0 ? `of ${service} known are ${siblings.join(', ')}` : `no type of ${service} is`;
  return `Resource type "${name}" is not carried out (${known}); add it under local/, or to without-effect.ts if it has none`;
}

function isWanted(condition: string | undefined, scope: StackScope, report: Report): boolean {
  if (condition === undefined) return true;
  try {
    return scope.condition(condition);
  } catch (error) {
    if (!(error instanceof Unresolvable)) throw error;
    report(['Condition'], error.message);
    return false;
  }
}

/** While the template is checked no resource is there: its values are unknown, but whom they are asked of is noted. */
function checkingScope(options: StackScopeOptions, dependencies: Set<string>): StackScope {
  const note = (logicalId: string): string => {
    dependencies.add(logicalId);
    return unresolved;
  };
  return new StackScope(options, { ref: note, attribute: note });
}

function checkOutputs(scopeOptions: StackScopeOptions, { faults, exports }: Findings): void {
  const { stackName, template } = scopeOptions;
  const scope = checkingScope(scopeOptions, new Set());
  for (const [name, output] of Object.entries(template.Outputs)) {
    const report: Report = (path, message) => faults.push({ stackName, path: path.join('.'), message });
    if (!isWanted(output.Condition, scope, report)) continue;
    resolve(output.Value, scope, report, ['Outputs', name, 'Value']);
    if (!output.Export) continue;
    const exportName = resolve(output.Export.Name, scope, report, ['Outputs', name, 'Export', 'Name']);
    if (typeof exportName !== 'string' || exports.has(exportName)) {
      report(['Outputs', name, 'Export', 'Name'], `"${String(exportName)}" is not a name, or is exported already`);
    } else {
      exports.set(exportName, unresolved);
    }
  }
}

/** Every resource after those that it depends on, otherwise as they stand in the template. */
function inDependencyOrder(
  stackName: string,
  resources: readonly PlannedResource[],
  faults: Fault[],
): readonly PlannedResource[] {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const ordered = new Set<PlannedResource>();
  const visit = (resource: PlannedResource, path: readonly string[]): void => {
    if (ordered.has(resource)) return;
    if (path.includes(resource.logicalId)) {
      const circle = [...path.slice(path.indexOf(resource.logicalId)), resource.logicalId];
      const message = `Circular dependency between resources: ${circle.join(' -> ')}`;
      if (!faults.some((fault) => fault.message === message)) faults.push({ stackName, message });
      return;
    }
    for (const id of resource.dependencies) {
      const dependency = byId.get(id);
      if (dependency) visit(dependency, [...path, resource.logicalId]);
    }
    ordered.add(resource);
  };
  for (const resource of resources) visit(resource, []);
  return [...ordered];
}
