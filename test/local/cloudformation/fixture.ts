import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { readAssembly, type CloudAssembly } from '../../../local/cloudformation/assembly.ts';
import { deploy, type StackOutputs } from '../../../local/cloudformation/deployment.ts';
import { TemplateRefused } from '../../../local/cloudformation/fault.ts';
import { resourceType, type CreateRequest, type ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { openLog } from '../../../local/log.ts';

export const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

const thing = z.strictObject({
  Name: z
    .string()
    .regex(/^[a-z-]+$/)
    .optional(),
  Value: z.unknown().optional(),
  Size: z.number().int().min(1).optional(),
  Items: z.array(z.strictObject({ Arn: z.string().startsWith('arn:') })).optional(),
});
type Thing = z.output<typeof thing>;

/** A resource type that notes what it is asked to create. */
export function thingType(created: CreateRequest<Thing>[]): ResourceType {
  return resourceType<Thing>({
    name: 'Test::Fixture::Thing',
    properties: thing,
    create(request) {
      if (request.properties.Name === 'not-this-one') throw new Error('This one cannot be created.');
      created.push(request);
      const ref = request.properties.Name ?? request.physicalName;
      return { ref, attributes: { Arn: `arn:aws:test:::${ref}`, 'Nested.Name': ref } };
    },
  });
}

/** Writes a cloud assembly, as the CDK does, and reads it. */
export function assemblyOf(
  templates: Readonly<Record<string, object>>,
  dependencies: Readonly<Record<string, string[]>> = {},
): CloudAssembly {
  const artifacts = Object.fromEntries(
    Object.keys(templates).map((name) => {
      const properties = { templateFile: `${name}.template.json` };
      return [name, { type: 'aws:cloudformation:stack', properties, dependencies: dependencies[name] ?? [] }];
    }),
  );
  const files = Object.entries(templates).map(([name, template]) => [`${name}.template.json`, template] as const);
  return readAssembly(directoryOf({ 'manifest.json': { artifacts }, ...Object.fromEntries(files) }), environment);
}

/** A directory that is gone after the test, with these files of JSON. */
export function directoryOf(files: Readonly<Record<string, unknown>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

export interface Deployed {
  readonly outputs: StackOutputs;
  readonly created: readonly CreateRequest<Thing>[];
}

export async function deployAll(
  assembly: CloudAssembly,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Deployed> {
  const created: CreateRequest<Thing>[] = [];
  const log = openLog({ level: 'error', component: 'test', nowMs: Date.now, write: () => undefined });
  const outputs = await deploy({ assembly, types: [thingType(created)], parameters, environment, log });
  return { outputs, created };
}

/** One stack named App. */
export function deployTemplate(template: object, parameters?: Readonly<Record<string, string>>): Promise<Deployed> {
  return deployAll(assemblyOf({ App: template }), parameters);
}

/** What the start is refused with, a line a fault. */
export async function faultsOf(deployment: Promise<unknown>): Promise<readonly string[]> {
  try {
    await deployment;
  } catch (error) {
    if (!(error instanceof TemplateRefused)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  throw new Error('The template was carried out');
}
