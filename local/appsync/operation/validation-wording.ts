/**
 * graphql-js's messages in graphql-java's words, as AppSync answers them. The older wording of graphql-java, without the
 * field's error type in parentheses, is what AppSync shows:
 * https://github.com/graphql/graphql-over-http/issues/81, https://github.com/aws/aws-appsync-community/issues/273
 */
export function javaWording(message: string): JavaWording {
  const conflict = /^Fields "(.+?)" conflict because (.+?)\. Use different aliases/.exec(message);
  if (conflict) {
    return { text: `FieldsConflict: ${conflict[1]}: ${conflictReason(conflict[2] ?? '')}`, place: 'all' };
  }
  for (const [pattern, text] of WORDINGS) {
    const match = pattern.exec(message);
    if (match) return { text: text(match[1] ?? '', match[2] ?? '', match[3] ?? ''), place: placeOf(message) };
  }
  // The literal rule words its own.
  return { text: message, place: 'first' };
}

export interface JavaWording {
  readonly text: string;
  /** Which of graphql-js's nodes graphql-java points at. */
  readonly place: 'first' | 'second' | 'all';
}

/** A variable of the wrong type is reported where it is used, not where it is declared. */
function placeOf(message: string): JavaWording['place'] {
  return message.includes('used in position expecting') ? 'second' : 'first';
}

type Wording = readonly [RegExp, (first: string, second: string, third: string) => string];

const WORDINGS: readonly Wording[] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    (field, type) => `FieldUndefined: Field '${field}' in type '${type}' is undefined`,
  ],
  [/^Unknown argument "(.+?)" on field/, (name) => `UnknownArgument: Unknown field argument ${name}`],
  [/^Unknown argument "(.+?)" on directive/, (name) => `UnknownDirective: Unknown directive argument ${name}`],
  [/^Field ".+?" argument "(.+?)" of type/, (name) => `MissingFieldArgument: Missing field argument ${name}`],
  [
    /^Directive ".+?" argument "(.+?)" of type/,
    (name) => `MissingDirectiveArgument: Missing directive argument ${name}`,
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)"/,
    (field, type) =>
      `SubSelectionNotAllowed: Sub selection not allowed on leaf type ${typeName(type)} of field ${field}`,
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection/,
    (field, type) => `SubSelectionRequired: Sub selection required for type ${typeName(type)} of field ${field}`,
  ],
  [/^Unknown type "(.+?)"/, (type) => `UnknownType: Unknown type ${type}`],
  [/^Unknown fragment "(.+?)"/, (name) => `UndefinedFragment: Undefined fragment ${name}`],
  [/^Fragment "(.+?)" is never used/, (name) => `UnusedFragment: Unused fragment ${name}`],
  [/^Cannot spread fragment "(.+?)" within itself/, () => 'FragmentCycle: Fragment cycles not allowed'],
  [
    /^Fragment ".+?" cannot condition on non composite/,
    () => 'FragmentTypeConditionInvalid: Fragment type condition is invalid, must be on Object/Interface/Union',
  ],
  [
    /^Fragment cannot condition on non composite/,
    () =>
      'InlineFragmentTypeConditionInvalid: Inline fragment type condition is invalid, must be on Object/Interface/Union',
  ],
  [
    /^Fragment "(.+?)" cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"/,
    (name, type, other) =>
      `InvalidFragmentType: Fragment ${name} cannot be spread here as objects of type ${type} can never be of type ${other}`,
  ],
  [
    /^Fragment cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"/,
    (type, other) =>
      `InvalidFragmentType: Fragment cannot be spread here as objects of type ${type} can never be of type ${other}`,
  ],
  [/^Unknown directive "@(.+?)"/, (name) => `UnknownDirective: Unknown directive ${name}`],
  [/^Directive "@(.+?)" may not be used on/, (name) => `MisplacedDirective: Directive ${name} not allowed here`],
  [
    /^The directive "@(.+?)" can only be used once/,
    (name) =>
      `DuplicateDirectiveName: Directives must be uniquely named within a location. The directive '${name}' is not unique.`,
  ],
  [
    /^This anonymous operation must be the only/,
    () => 'LoneAnonymousOperationViolation: Anonymous operation with other operations.',
  ],
  [
    /^There can be only one operation named "(.+?)"/,
    (name) => `DuplicateOperationName: There can be only one operation named '${name}'`,
  ],
  [
    /^There can be only one fragment named "(.+?)"/,
    (name) => `DuplicateFragmentName: There can be only one fragment named '${name}'`,
  ],
  [
    /^There can be only one variable named "\$(.+?)"/,
    (name) => `DuplicateVariableName: There can be only one variable named '${name}'`,
  ],
  [
    /^There can be only one argument named "(.+?)"/,
    (name) => `DuplicateArgumentNames: There can be only one argument named '${name}'`,
  ],
  [
    /^There can be only one input field named "(.+?)"/,
    (name) => `UniqueObjectFieldName: There can be only one field named '${name}'`,
  ],
  [/^Variable "\$(.+?)" is not defined/, (name) => `UndefinedVariable: Undefined variable ${name}`],
  [/^Variable "\$(.+?)" is never used/, (name) => `UnusedVariable: Unused variable ${name}`],
  [
    /^Variable "\$(.+?)" cannot be non-input type "(.+?)"/,
    (name, type) => `NonInputTypeOnVariable: Input variable ${name} type ${type} is not an input type`,
  ],
  [
    /^Variable "\$.+?" of type "(.+?)" used in position expecting type "(.+?)"/,
    (type, expected) => `VariableTypeMismatch: Variable type '${type}' doesn't match expected type '${expected}'`,
  ],
  [
    /^Subscription "(.+?)" must/,
    (name) => `SubscriptionMultipleRootFields: Subscription operation '${name}' must have exactly one root field`,
  ],
  [
    /^Anonymous Subscription must/,
    () => "SubscriptionMultipleRootFields: Subscription operation 'null' must have exactly one root field",
  ],
  [
    /^The (?:"(.+?)"|schema) definition is not executable/,
    (name) => `NonExecutableDefinition: Type '${name}' definition is not executable`,
  ],
];

/** graphql-java asked a wrapped type for its name, and it has none. */
function typeName(type: string): string {
  return /[[\]!]/.test(type) ? 'null' : type;
}

function conflictReason(reason: string): string {
  const different = /^"(.+?)" and "(.+?)" are different fields/.exec(reason);
  if (different) return `${different[1]} and ${different[2]} are different fields`;
  const types = /^they return conflicting types "(.+?)" and "(.+?)"/.exec(reason);
  if (types) return `they return differing types ${types[1]} and ${types[2]}`;
  const nested = /^subfields "(.+?)" conflict because (.+)$/.exec(reason);
  return nested ? `(${nested[1]}: ${conflictReason(nested[2] ?? '')})` : reason;
}
