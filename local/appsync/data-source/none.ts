import { isRecord } from '../value.ts';
import { invalidRequest, type DataSource } from './data-source.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-none-js.html */
export function noneDataSource(name: string): DataSource {
  return {
    name,
    invoke: (request) => {
      if (!isRecord(request)) throw invalidRequest("Value for field '$[payload]' not found.");
      return { result: request['payload'] ?? null, error: null };
    },
  };
}
