import {
  AppsyncFunction,
  Code,
  FunctionRuntime,
  Resolver,
  type BaseDataSource,
  type GraphqlApi,
} from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import type { ResolverBundle } from './bundle.ts';

export interface GraphqlResolversProps {
  readonly api: GraphqlApi;
  readonly bundles: readonly ResolverBundle[];
  readonly dataSources: Readonly<Record<string, BaseDataSource>>;
}

/** Every resolver and pipeline piece of the folder `resolvers/`, bound as the files themselves say. */
export class GraphqlResolvers extends Construct {
  constructor(scope: Construct, id: string, { api, bundles, dataSources }: GraphqlResolversProps) {
    super(scope, id);
    const runtime = FunctionRuntime.JS_1_0_0;
    const dataSourceOrThrow = (file: { name: string; dataSource: string }): BaseDataSource => {
      const dataSource = dataSources[file.dataSource];
      if (dataSource) return dataSource;
      const known = Object.keys(dataSources).join(', ');
      throw new Error(`resolvers/${file.name}.ts: no data source "${file.dataSource}"; there are ${known}.`);
    };

    const pieces = new Map<string, AppsyncFunction>();
    for (const { file, path } of bundles) {
      if (file.kind !== 'piece') continue;
      const { name, maxBatchSize } = file;
      pieces.set(
        name,
        new AppsyncFunction(this, name, {
          // AppSync's names are identifiers.
          name: name.replaceAll('-', '_'),
          api,
          dataSource: dataSourceOrThrow(file),
          code: Code.fromAsset(path),
          runtime,
          ...(maxBatchSize !== undefined && { maxBatchSize }),
        }),
      );
    }
    for (const { file, path } of bundles) {
      if (file.kind === 'piece') continue;
      const code = Code.fromAsset(path);
      const common = { api, ...file.field, code, runtime };
      if (file.kind === 'unit') {
        const { maxBatchSize } = file;
        const dataSource = dataSourceOrThrow(file);
        new Resolver(this, file.name, { ...common, dataSource, ...(maxBatchSize !== undefined && { maxBatchSize }) });
      } else {
        const pipelineConfig = file.pieces.flatMap((piece) => pieces.get(piece) ?? []);
        new Resolver(this, file.name, { ...common, pipelineConfig });
      }
    }
  }
}
