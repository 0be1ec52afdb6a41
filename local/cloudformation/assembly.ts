import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from './resource-type.ts';

/** A synthesized CDK app: its stacks in the order in which they depend on each other, and the files they name. */
export interface CloudAssembly {
  readonly stacks: readonly Stack[];
  /** The file or directory on this machine that stands for an S3 object. @throws when the assembly has no such asset. */
  assetPath(bucket: string, key: string): string;
}

export interface Stack {
  readonly name: string;
  /** As read, not checked yet. */
  readonly template: unknown;
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.array(z.string()).default([]),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});
type Artifact = z.output<typeof manifestSchema>['artifacts'][string];

const stackProperties = z.object({ templateFile: z.string(), stackName: z.string().optional() });
const assetProperties = z.object({ file: z.string() });

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['file', 'zip']) }),
      destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
    }),
  ),
  dockerImages: z.record(z.string(), z.unknown()).default({}),
});

/** Artifacts that say nothing about what runs. */
const silentArtifacts: ReadonlySet<string> = new Set(['cdk:tree', 'cdk:feature-flag-report']);

/** @throws when the directory is no cloud assembly, or holds an artifact that is not carried out. */
export function readAssembly(directory: string, environment: Environment): CloudAssembly {
  const { artifacts } = read(directory, 'manifest.json', manifestSchema);
  const assets = new Map<string, string>();
  const stacks: Stack[] = [];
  for (const [id, artifact] of inDependencyOrder(artifacts)) {
    if (artifact.type === 'aws:cloudformation:stack') {
      const { templateFile, stackName = id } = stackProperties.parse(artifact.properties);
      stacks.push({ name: stackName, template: read(directory, templateFile, z.unknown()) });
    } else if (artifact.type === 'cdk:asset-manifest') {
      const { file } = assetProperties.parse(artifact.properties);
      for (const [location, path] of readAssets(directory, file, environment)) assets.set(location, path);
    } else if (!silentArtifacts.has(artifact.type)) {
      throw new Error(`Cannot read the cloud assembly ${directory}: artifact "${id}" is a "${artifact.type}"`);
    }
  }
  return {
    stacks,
    assetPath(bucket, key) {
      const path = assets.get(`${bucket}/${key}`);
      if (path !== undefined) return path;
      throw new Error(`The cloud assembly ${directory} has no asset for s3://${bucket}/${key}`);
    },
  };
}

function readAssets(directory: string, file: string, environment: Environment): readonly (readonly [string, string])[] {
  const { files, dockerImages } = read(directory, file, assetsSchema);
  const [image] = Object.keys(dockerImages);
  if (image !== undefined) throw new Error(`Cannot carry out ${file}: docker image asset "${image}"`);
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ bucketName, objectKey }) => {
      const location = `${fillIn(bucketName, environment)}/${fillIn(objectKey, environment)}`;
      return [location, join(directory, source.path)] as const;
    }),
  );
}

/** Asset manifests know the account and the region by placeholders. */
function fillIn(text: string, { partition, accountId, region }: Environment): string {
  return text
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', accountId)
    .replaceAll('${AWS::Region}', region);
}

/** Every artifact after those that it depends on, otherwise as they stand. */
function inDependencyOrder(artifacts: Readonly<Record<string, Artifact>>): readonly (readonly [string, Artifact])[] {
  const ordered = new Map<string, Artifact>();
  const visit = (id: string, path: readonly string[]): void => {
    const artifact = artifacts[id];
    if (!artifact || ordered.has(id)) return;
    if (path.includes(id)) throw new Error(`Stacks depend on each other in a circle: ${[...path, id].join(' -> ')}`);
    for (const dependency of artifact.dependencies) visit(dependency, [...path, id]);
    ordered.set(id, artifact);
  };
  for (const id of Object.keys(artifacts)) visit(id, []);
  return [...ordered];
}

function read<Output>(directory: string, file: string, schema: z.ZodType<Output>): Output {
  const path = join(directory, file);
  if (!existsSync(path)) throw new Error(`Cannot read the cloud assembly ${directory}: there is no ${file}`);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`Cannot read the cloud assembly ${directory}: ${file} is not what the CDK writes`, {
      cause: error,
    });
  }
}
