import { App } from 'aws-cdk-lib';
import path from 'node:path';
import cdk from '../cdk.json' with { type: 'json' };
import type { Bundles } from './bundle.ts';
import { ReceiptsApi } from './receipts-api.ts';
import { ReceiptsData } from './receipts-data.ts';
import { synthesizer } from './synthesizer.ts';

export interface ReceiptsAppProps {
  readonly projectDirectory: string;
  readonly bundles: Bundles;
  /** Where the cloud assembly goes; the CDK CLI says so itself. */
  readonly outputDirectory?: string;
  /** Beside the app's own, e.g. `demoServices`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The stacks, in the order in which they are deployed. They know no account and no region: any will do. */
export function receiptsApp({ projectDirectory, bundles, outputDirectory, context }: ReceiptsAppProps): App {
  const app = new App({
    // The same flags whoever synthesizes: the CLI, `npm start` or a test.
    context: { ...cdk.context, ...context },
    analyticsReporting: false,
    ...(outputDirectory !== undefined && { outdir: outputDirectory }),
  });
  const data = new ReceiptsData(app, 'ReceiptsData', {
    description: 'Receipts, claims, contracts and receipt types: everything that holds state.',
    synthesizer: synthesizer(),
    terminationProtection: true,
  });
  new ReceiptsApi(app, 'ReceiptsApi', {
    description: 'The GraphQL API and everything that works behind it.',
    synthesizer: synthesizer(),
    data,
    bundles,
    schemaFile: path.join(projectDirectory, 'schema.graphql'),
  });
  data.onCall.heed(app);
  return app;
}
