import { z } from 'zod';

/**
 * The template sections that are carried out; a section or attribute that is not named here stops the start.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
const parameter = z.strictObject({
  Type: z.string(),
  Default: z.union([z.string(), z.number()]).optional(),
  AllowedPattern: z.string().optional(),
  AllowedValues: z.array(z.union([z.string(), z.number()])).optional(),
  MinLength: z.coerce.number().optional(),
  MaxLength: z.coerce.number().optional(),
  MinValue: z.coerce.number().optional(),
  MaxValue: z.coerce.number().optional(),
  ConstraintDescription: z.string().optional(),
  // Only told to people.
  Description: z.string().optional(),
  NoEcho: z.union([z.boolean(), z.string()]).optional(),
});

const resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  Condition: z.string().optional(),
  // Without effect on one machine: nothing is ever deleted or replaced, and metadata is for tools.
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Metadata: z.unknown().optional(),
});

const output = z.strictObject({
  Value: z.unknown(),
  Export: z.strictObject({ Name: z.unknown() }).optional(),
  Condition: z.string().optional(),
  Description: z.string().optional(),
});

export const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09').optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Parameters: z.record(z.string(), parameter).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  // The one rule that CDK adds asks for the version of its bootstrap stack, which one machine does not have.
  Rules: z.strictObject({ CheckBootstrapVersion: z.unknown().optional() }).optional(),
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), output).default({}),
});

export type Template = z.output<typeof templateSchema>;
export type ParameterDeclaration = z.output<typeof parameter>;
export type ResourceDeclaration = z.output<typeof resource>;

/** The template without what is not carried out, so that one such fault hides no other; undefined when it is none. */
export function parseTemplate(text: unknown): Template | undefined {
  const first = templateSchema.safeParse(text);
  if (first.success) return first.data;
  const rest = structuredClone(text);
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') return undefined;
    const holder = issue.path.reduce<unknown>((value, key) => memberOf(value, key), rest);
    if (typeof holder === 'object' && holder !== null)
      for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return templateSchema.safeParse(rest).data;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
