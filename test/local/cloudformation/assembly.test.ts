import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAssembly } from '../../../local/cloudformation/assembly.ts';
import { assemblyOf, directoryOf, environment } from './fixture.ts';

describe('A cloud assembly', () => {
  test('leads from an object in the staging bucket to the file that would be uploaded', () => {
    const destination = {
      bucketName: 'cdk-assets-${AWS::AccountId}-${AWS::Region}',
      objectKey: 'abc.zip',
    };
    const directory = directoryOf({
      'manifest.json': {
        artifacts: {
          'App.assets': { type: 'cdk:asset-manifest', properties: { file: 'App.assets.json' } },
          Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        },
      },
      'App.assets.json': {
        files: { abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: { here: destination } } },
      },
    });
    const assembly = readAssembly(directory, environment);
    expect(assembly.assetPath('cdk-assets-000000000000-eu-central-1', 'abc.zip')).toBe(join(directory, 'asset.abc'));
    expect(() => assembly.assetPath('cdk-assets-000000000000-eu-central-1', 'other.zip')).toThrow(
      /no asset for s3:\/\/cdk-assets-000000000000-eu-central-1\/other.zip/,
    );
  });

  test('gives its stacks in the order in which they depend on each other', () => {
    const { stacks } = assemblyOf({ C: {}, B: {}, A: {} }, { C: ['B'], B: ['A'] });
    expect(stacks.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(() => assemblyOf({ A: {}, B: {} }, { A: ['B'], B: ['A'] })).toThrow(/in a circle: A -> B -> A/);
  });

  test('is refused when it is none, or holds what is not carried out', () => {
    expect(() => readAssembly(directoryOf({}), environment)).toThrow(/there is no manifest.json/);
    expect(() => readAssembly(directoryOf({ 'manifest.json': '{"artif' }), environment)).toThrow(
      /manifest.json is not what the CDK writes/,
    );
    const artifacts = { Stage: { type: 'cdk:cloud-assembly' } };
    expect(() => readAssembly(directoryOf({ 'manifest.json': { artifacts } }), environment)).toThrow(
      /artifact "Stage" is a "cdk:cloud-assembly"/,
    );
    const images = directoryOf({
      'manifest.json': { artifacts: { A: { type: 'cdk:asset-manifest', properties: { file: 'a.json' } } } },
      'a.json': { files: {}, dockerImages: { abc: {} } },
    });
    expect(() => readAssembly(images, environment)).toThrow(/docker image asset "abc"/);
  });
});
