/**
 * What APPSYNC_JS knows, by name. Objects and methods: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 * Modules: the type definitions of `@aws-appsync/utils`, less what AWS's own compiler refuses (`dynamodb.sync`).
 */

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Methods that take a function. `sort` takes none here. */
export const callbackMethods = names(
  'every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some',
);

const arrayMethods = names(
  'concat fill flat indexOf join lastIndexOf pop push reverse shift slice sort splice unshift',
);

const stringMethods = names(
  'charAt concat endsWith indexOf lastIndexOf replace replaceAll slice split startsWith toLowerCase toUpperCase trim trimEnd ' +
    'trimStart',
);

/** Methods of values: what a value is cannot be told from the text, so that they are one list. */
export const methods: ReadonlySet<string> = new Set([...callbackMethods, ...arrayMethods, ...stringMethods]);

/** Members of the objects that are there without an import. */
export const globalObjects: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Object', names('assign entries hasOwn keys values')],
  ['Number', names('isFinite isNaN')],
  ['Math', names('ceil floor max min random round')],
  ['JSON', names('parse stringify')],
  ['console', names('error log')],
]);

export const globalValues = names('Infinity NaN undefined');

const ddb = names(
  'batchDelete batchGet batchPut get operations put query remove scan toBinarySet toNumberSet toStringSet transactGet ' +
    'transactWrite update',
);

/** Exports of the modules that are built in. */
export const modules: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['@aws-appsync/utils', names('extensions runtime util')],
  ['@aws-appsync/utils/dynamodb', ddb],
]);

/** Members of what the modules export, by the export's name; a dot leads into an object. */
export const moduleMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'util',
    names(
      'appendError authType autoId autoKsuid autoUlid base64Decode base64Encode error escapeJavaScript matches unauthorized ' +
        'urlDecode urlEncode',
    ),
  ],
  [
    'util.time',
    names(
      'epochMilliSecondsToFormatted epochMilliSecondsToISO8601 epochMilliSecondsToSeconds nowEpochMilliSeconds nowEpochSeconds ' +
        'nowFormatted nowISO8601 parseFormattedToEpochMilliSeconds parseISO8601ToEpochMilliSeconds',
    ),
  ],
  [
    'util.dynamodb',
    names(
      'fromS3ObjectJson toBinary toBinarySet toBoolean toDynamoDB toList toMap toMapValues toNull toNumber toNumberSet ' +
        'toS3Object toString toStringSet',
    ),
  ],
  ['util.http', names('addResponseHeader addResponseHeaders copyHeaders')],
  ['util.math', names('maxVal minVal randomDouble randomWithinRange roundNum')],
  ['util.rds', names('toJsonObject')],
  ['util.str', names('normalize')],
  [
    'util.transform',
    names('toDynamoDBConditionExpression toDynamoDBFilterExpression toElasticsearchQueryDSL toSubscriptionFilter'),
  ],
  ['util.xml', names('toJsonString toMap')],
  ['runtime', names('earlyReturn')],
  [
    'extensions',
    names('evictFromApiCache invalidateSubscriptions setSubscriptionFilter setSubscriptionInvalidationFilter'),
  ],
  ['operations', names('add append decrement increment prepend remove replace updateListItem')],
]);
