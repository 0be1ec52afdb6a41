import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { receiptsApp } from '../../infra/app.ts';
import { bundle, type Bundles } from '../../infra/bundle.ts';

export const projectDirectory = path.resolve(import.meta.dirname, '../..');

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.unknown()).optional(),
  Conditions: z.record(z.string(), z.unknown()).optional(),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).optional(),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
    }),
  ),
});
export type Template = z.infer<typeof templateSchema>;
export type Resource = Template['Resources'][string];

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(z.object({ ruleName: z.string(), severity: z.string().optional(), description: z.string() })),
    }),
  ),
});

export interface SynthesizedApp {
  readonly bundles: Bundles;
  readonly templates: Readonly<Record<'ReceiptsData' | 'ReceiptsApi', Template>>;
  readonly templatePaths: readonly string[];
  /** Of every resource of both stacks: logical id and resource. */
  resources(type: string): readonly (readonly [string, Resource])[];
  /** What CDK's validation plugins found: cdk-nag. */
  readonly violations: readonly { plugin: string; rule: string; severity: string | undefined; description: string }[];
  remove(): Promise<void>;
}

/** The whole app, bundled and synthesized through the production code, with cdk-nag's rules beside it. */
export async function synthesizedApp(): Promise<SynthesizedApp> {
  const directory = await mkdtemp(path.join(tmpdir(), 'app-'));
  const outputDirectory = path.join(directory, 'assembly');
  const bundles = await bundle({ projectDirectory, outputDirectory: path.join(directory, 'bundles') });
  const app = receiptsApp({ projectDirectory, bundles, outputDirectory });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  app.synth();

  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(outputDirectory, name), 'utf8'));
  const template = async (stack: string): Promise<Template> =>
    templateSchema.parse(await read(`${stack}.template.json`));
  const templates = { ReceiptsData: await template('ReceiptsData'), ReceiptsApi: await template('ReceiptsApi') };
  const report = reportSchema.parse(await read('validation-report.json'));
  const all = Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources));
  return {
    bundles,
    templates,
    templatePaths: Object.keys(templates).map((stack) => path.join(outputDirectory, `${stack}.template.json`)),
    resources: (type) => all.filter(([, resource]) => resource.Type === type),
    violations: report.pluginReports.flatMap(({ pluginName, violations }) =>
      violations.map(({ ruleName, severity, description }) => ({
        plugin: pluginName,
        rule: ruleName,
        severity,
        description,
      })),
    ),
    remove: () => rm(directory, { recursive: true }),
  };
}
