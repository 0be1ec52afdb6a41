import type { LambdaDataSource } from '../data-source/lambda.ts';
import type { DataSourceResult } from '../data-source/data-source.ts';
import { CodeError } from '../javascript/evaluation.ts';
import { isRecord, type PlainRecord } from '../value.ts';
import type { FieldCall, FieldResolver } from './field-resolver.ts';

/**
 * A resolver without code: the Lambda receives the whole context and answers the field.
 * https://docs.aws.amazon.com/appsync/latest/devguide/direct-lambda-reference-js.html
 */
export function directLambdaResolver(dataSource: LambdaDataSource, batchSizeMax: number): FieldResolver {
  const batchKey = {};
  return {
    resolve: async (call) => {
      const event = eventOf(call);
      if (batchSizeMax === 0) return valueOf(await dataSource.send(event));
      const { batches } = call.request;
      const answer = await batches.add(batchKey, event, { sizeMax: batchSizeMax, send: (all) => dataSource.send(all) });
      return unpack(call, valueOf(answer));
    },
  };
}

function eventOf(call: FieldCall): PlainRecord {
  const { plan, request } = call;
  return {
    arguments: call.arguments,
    identity: request.identity,
    source: call.source,
    request: request.codeRequest,
    prev: null,
    info: {
      selectionSetList: plan.selection.list,
      selectionSetGraphQL: plan.selection.graphql,
      parentTypeName: plan.typeName,
      fieldName: plan.fieldName,
      variables: request.variables,
    },
    stash: {},
  };
}

function valueOf({ result, error }: DataSourceResult): unknown {
  if (error) throw new CodeError(error.message, { errorType: error.type });
  return result;
}

/** In a batch each item may be `{ data, errorMessage, errorType }`. */
function unpack(call: FieldCall, item: unknown): unknown {
  if (!isRecord(item) || !Object.hasOwn(item, 'data')) return item;
  const { data, errorMessage, errorType } = item;
  if (typeof errorMessage === 'string') {
    call.appendError({ message: errorMessage, errorType: typeof errorType === 'string' ? errorType : null, data });
  }
  return data;
}
