import type { z } from 'zod';
import { showValue } from './fault.ts';
import { isUnresolved } from './intrinsics.ts';

export interface PropertyFault {
  readonly path: readonly string[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/**
 * The faults of a resource's properties by their schema. What is at fault only because a value is not known yet is left
 * out: it is checked again once the value is there.
 */
export function propertyFaults(schema: z.ZodType, properties: unknown): readonly PropertyFault[] {
  const issues = issuesOf(schema, properties);
  return issues.flatMap((issue) => faultsOf(issue, [], properties));
}

function issuesOf(schema: z.ZodType, properties: unknown): readonly Issue[] {
  try {
    return schema.safeParse(properties).error?.issues ?? [];
  } catch (error) {
    // A schema that computes with its values may stumble over an unknown one.
    if (isUnresolved(properties)) return [];
    throw error;
  }
}

function faultsOf(issue: Issue, base: readonly string[], properties: unknown): readonly PropertyFault[] {
  const path = [...base, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    const message = 'This is not carried out; leave it out, or add it to the schema';
    return issue.keys.map((key) => ({ path: [...path, key], message }));
  }
  const value = valueAt(properties, path);
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => faultsOf(inner, path, properties));
  }
  // A rule of the resource type's own may compare a property with those beside it.
  const concerned = issue.code === 'custom' ? valueAt(properties, path.slice(0, -1)) : value;
  if (isUnresolved(concerned) || isUnresolved(value)) return [];
  if (value === undefined && issue.code === 'invalid_type') return [{ path, message: 'This property is missing' }];
  return [{ path, message: `${issue.message} (value ${showValue(value)})` }];
}

/** The alternative that went furthest into the value before it failed; undefined when none got beyond its surface. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]): number =>
    Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
  const deepest = [...branches].sort((left, right) => depth(right) - depth(left))[0];
  return deepest && depth(deepest) > 0 ? deepest : undefined;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.entries(found).find(([name]) => name === key)?.[1];
  }
  return found;
}
