import { CodeError, EarlyReturn, UnauthorizedField } from './evaluation.ts';
import type { EvaluationScope } from './evaluation-scope.ts';
import { dynamodbModule } from './dynamodb-module.ts';
import { dynamodbUtil } from './dynamodb-util.ts';
import { filterExpression } from './filter-expression.ts';
import { httpUtil } from './http-util.ts';
import type { Library } from './library.ts';
import { subscriptionExtensions } from './subscription-extensions.ts';
import { subscriptionFilterOf } from './subscription-filter-transform.ts';
import { textUtil } from './text-util.ts';
import { timeUtil } from './time-util.ts';
import type { PlainRecord } from '../value.ts';

/** AWS's library as resolver code sees it; made once, for all bundles. */
export function appsyncLibrary(scope: EvaluationScope, nowMs: () => number): Library {
  const util = frozen({
    ...textUtil(nowMs),
    error: (message: unknown, errorType?: string, data?: unknown, errorInfo?: unknown) => {
      throw new CodeError(String(message), { errorType: errorType ?? null, data, errorInfo });
    },
    appendError: (message: unknown, errorType?: string, data?: unknown, errorInfo?: unknown) => {
      scope.require().appendError(new CodeError(String(message), { errorType: errorType ?? null, data, errorInfo }));
    },
    unauthorized: () => {
      throw new UnauthorizedField();
    },
    authType: () => scope.require().authType,
    time: frozen(timeUtil(nowMs)),
    dynamodb: frozen(dynamodbUtil()),
    transform: frozen(transformUtil()),
    math: frozen(mathUtil()),
    str: frozen({ normalize: (value: string, form: string) => value.normalize(form.toUpperCase()) }),
    http: frozen(httpUtil(scope)),
  });
  const extensions = frozen(subscriptionExtensions(scope));
  const runtime = frozen({
    earlyReturn: (value?: unknown, options?: { skipTo?: 'END' | 'NEXT' }) => {
      throw new EarlyReturn(value, options?.skipTo ?? 'NEXT');
    },
  });
  const modules = new Map<string, PlainRecord>([
    ['@aws-appsync/utils', frozen({ util, extensions, runtime })],
    ['@aws-appsync/utils/dynamodb', frozen(dynamodbModule())],
  ]);
  return { util, extensions, runtime, modules };
}

function frozen(members: PlainRecord): PlainRecord {
  return Object.freeze(members);
}

function transformUtil(): PlainRecord {
  return {
    toDynamoDBFilterExpression: expressionText,
    toDynamoDBConditionExpression: expressionText,
    toSubscriptionFilter: subscriptionFilterOf,
  };
}

/** AWS gives a JSON string, and null for what it does not render. */
function expressionText(filter: unknown): string | null {
  const expression = filterExpression(filter);
  return expression && JSON.stringify(expression);
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/math-helpers-in-util-math-js.html */
function mathUtil(): PlainRecord {
  return {
    roundNum: (value: number) => Math.round(value),
    minVal: (left: number, right: number) => Math.min(left, right),
    maxVal: (left: number, right: number) => Math.max(left, right),
    randomDouble: () => Math.random(),
    randomWithinRange: (start: number, end: number) => start + Math.floor(Math.random() * (end - start)),
  };
}
