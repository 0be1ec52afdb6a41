/** What of `endpoints.json` a scenario needs. */
export interface Endpoints {
  readonly graphql: string;
  readonly realtime: string;
  readonly aws: string;
  readonly region: string;
  readonly operator: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly services: Readonly<Record<string, string>>;
}
