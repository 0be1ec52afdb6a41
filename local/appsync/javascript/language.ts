/**
 * What APPSYNC_JS 1.0.0 has, by name.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */

/** `code` Length Constraints: https://docs.aws.amazon.com/appsync/latest/APIReference/API_Resolver.html */
export const CODE_CHARACTERS_MAX = 32_768;

/** "Iterations in a foreach loop": https://docs.aws.amazon.com/general/latest/gr/appsync.html */
export const LOOP_ITERATIONS_MAX = 1_000;

export const OBJECT_FUNCTIONS: ReadonlySet<string> = new Set(['assign', 'entries', 'hasOwn', 'keys', 'values']);

export const MATH_FUNCTIONS: ReadonlySet<string> = new Set(['random', 'min', 'max', 'round', 'floor', 'ceil']);

export const NUMBER_FUNCTIONS: ReadonlySet<string> = new Set(['isFinite', 'isNaN']);

export const JSON_FUNCTIONS: ReadonlySet<string> = new Set(['parse', 'stringify']);

export const CONSOLE_FUNCTIONS: ReadonlySet<string> = new Set(['log', 'error']);

/** Array methods that take a function; nothing else may be handed one. */
export const ITERATION_METHODS: ReadonlySet<string> = new Set([
  ...['forEach', 'map', 'flatMap', 'filter', 'reduce', 'reduceRight', 'find', 'some', 'every'],
  ...['findIndex', 'findLast', 'findLastIndex'],
]);

const STRING_METHODS = [
  ...['charAt', 'concat', 'endsWith', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'slice', 'split'],
  ...['startsWith', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart'],
];

const ARRAY_METHODS = [
  ...['concat', 'fill', 'flat', 'indexOf', 'join', 'lastIndexOf', 'pop', 'push', 'reverse', 'shift', 'slice'],
  ...['sort', 'splice', 'unshift'],
  ...ITERATION_METHODS,
];

const SUPPORTED_METHODS: ReadonlySet<string> = new Set([...STRING_METHODS, ...ARRAY_METHODS]);

/** Methods that V8 would carry out and APPSYNC_JS does not have. */
export const UNSUPPORTED_METHODS: ReadonlySet<string> = new Set(
  [String.prototype, Array.prototype, Object.prototype, Number.prototype, Function.prototype]
    .flatMap((prototype) => Object.getOwnPropertyNames(prototype))
    .filter((name) => !SUPPORTED_METHODS.has(name) && name !== 'length' && name !== 'name'),
);

/** Values that resolver code finds without importing them. */
export const GLOBAL_NAMES: ReadonlySet<string> = new Set([
  ...['NaN', 'Infinity', 'undefined'],
  ...['util', 'extensions', 'runtime'],
  ...['Object', 'Math', 'Number', 'JSON', 'console'],
]);

/** Syntax that the runtime refuses, by ESTree node type, with the words that name it. */
export const UNSUPPORTED_SYNTAX: ReadonlyMap<string, string> = new Map([
  ['ThrowStatement', 'throw; use util.error'],
  ['TryStatement', 'try'],
  ['WhileStatement', 'while'],
  ['DoWhileStatement', 'do while'],
  ['ForStatement', 'a for loop with a counter; use for of'],
  ['ContinueStatement', 'continue'],
  ['LabeledStatement', 'a label'],
  ['WithStatement', 'with'],
  ['DebuggerStatement', 'debugger'],
  ['ClassDeclaration', 'class'],
  ['ClassExpression', 'class'],
  ['AwaitExpression', 'await'],
  ['YieldExpression', 'yield'],
  ['NewExpression', 'new'],
  ['ThisExpression', 'this'],
  ['Super', 'super'],
  ['UpdateExpression', '++ and --'],
  ['ImportExpression', 'import()'],
  ['MetaProperty', 'import.meta'],
  ['TaggedTemplateExpression', 'a tagged template'],
  ['SequenceExpression', 'the comma operator'],
  ['ExportDefaultDeclaration', 'export default'],
  ['ExportAllDeclaration', 'export *'],
]);

export const UNSUPPORTED_BINARY_OPERATORS: ReadonlySet<string> = new Set(['in', 'instanceof', '**']);
