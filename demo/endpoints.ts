import type { DemoContracts, Operator } from './contracts.ts';
import { writePrivateFile } from './private-file.ts';
import type { ServiceName } from './services.ts';

/** What `npm start` tells everybody who wants to use it: the content of `DATA_DIR/endpoints.json`. */
export interface Endpoints {
  readonly graphql: string;
  readonly realtime: string;
  readonly graphqlTls: string;
  /** The authority that signed the TLS port's certificate. */
  readonly caFile: string;
  readonly aws: string;
  readonly region: string;
  readonly operator: Operator;
  readonly contracts: DemoContracts;
  readonly services: Readonly<Record<ServiceName, string>>;
}

/** The file is there when, and only when, all is ready. */
export async function writeEndpoints(file: string, endpoints: Endpoints): Promise<void> {
  await writePrivateFile(file, endpoints);
}
