import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, PASS_THROUGH, type DeployedApi } from './deployed-api.ts';

const schema = `
  enum Size { SMALL LARGE }
  input ItemInput { sku: String!, quantity: Int = 1, size: Size, parts: [ItemInput!] }
  type Item { sku: String! quantity: Int }
  type Box { items: [Item!]! owner: Item size: Size }
  type Query {
    box(id: ID!): Box
    boxes: [Box!]
    make(input: ItemInput!, limit: Int, when: AWSDateTime, size: Size): String
  }
`;

describe('Validation', () => {
  let deployed: DeployedApi;

  beforeAll(async () => {
    const resolvers = {
      'Query.make': {
        dataSource: 'none',
        code: PASS_THROUGH.replace('return ctx.result }', 'return JSON.stringify(ctx.result) }'),
      },
    };
    deployed = await deploy({ schema, resolvers });
  });
  afterAll(() => deployed.close());

  const words: readonly [string, string, { line: number; column: number }][] = [
    [
      '{badfield}',
      "FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'",
      { line: 1, column: 2 },
    ],
    ['{ box { size } }', "MissingFieldArgument: Missing field argument id @ 'box'", { line: 1, column: 3 }],
    [
      '{ box(id: 1, size: 2) { size } }',
      "UnknownArgument: Unknown field argument size @ 'box'",
      { line: 1, column: 14 },
    ],
    [
      '{ box(id: 1) { owner } }',
      "SubSelectionRequired: Sub selection required for type Item of field owner @ 'box/owner'",
      { line: 1, column: 16 },
    ],
    [
      '{ boxes }',
      "SubSelectionRequired: Sub selection required for type null of field boxes @ 'boxes'",
      { line: 1, column: 3 },
    ],
    [
      '{ box(id: 1) { size { x } } }',
      "SubSelectionNotAllowed: Sub selection not allowed on leaf type Size of field size @ 'box/size'",
      { line: 1, column: 16 },
    ],
    ['{ box(id: $id) { size } }', "UndefinedVariable: Undefined variable id @ 'box'", { line: 1, column: 11 }],
    ['query($a: Int) { box(id: 1) { size } }', 'UnusedVariable: Unused variable a', { line: 1, column: 7 }],
    ['query($a: Nope) { box(id: $a) { size } }', 'UnknownType: Unknown type Nope', { line: 1, column: 11 }],
    [
      'query($a: String) { box(id: $a) { size } }',
      "VariableTypeMismatch: Variable type 'String' doesn't match expected type 'ID!' @ 'box'",
      { line: 1, column: 29 },
    ],
    ['{ box(id: 1) { ...F } }', "UndefinedFragment: Undefined fragment F @ 'box'", { line: 1, column: 19 }],
    [
      '{ box(id: 1) { size } } fragment F on Box { size }',
      "UnusedFragment: Unused fragment F @ 'F'",
      { line: 1, column: 25 },
    ],
    [
      '{ box(id: 1) { ... on Item { sku } } }',
      "InvalidFragmentType: Fragment cannot be spread here as objects of type Box can never be of type Item @ 'box'",
      { line: 1, column: 16 },
    ],
    ['{ box(id: 1) { size @nope } }', "UnknownDirective: Unknown directive nope @ 'box/size'", { line: 1, column: 21 }],
    [
      '{ box(id: null) { size } }',
      "WrongType: argument 'id' with value 'NullValue{}' must not be null @ 'box'",
      { line: 1, column: 7 },
    ],
    [
      '{ make(input: {quantity: 1}) }',
      "WrongType: argument 'input' with value 'ObjectValue{objectFields=[ObjectField{name='quantity', value=IntValue{value=1}}]}' is missing required fields '[sku]' @ 'make'",
      { line: 1, column: 8 },
    ],
    [
      '{ make(input: {sku: "a", nope: true}) }',
      "WrongType: argument 'input' with value 'ObjectValue{objectFields=[ObjectField{name='sku', value=StringValue{value='a'}}, ObjectField{name='nope', value=BooleanValue{value=true}}]}' contains a field not in 'ItemInput': 'nope' @ 'make'",
      { line: 1, column: 8 },
    ],
    [
      '{ make(input: "x") }',
      "WrongType: argument 'input' with value 'StringValue{value='x'}' must be an object type @ 'make'",
      { line: 1, column: 8 },
    ],
    [
      '{ make(input: {sku: "a", parts: [{sku: 5}]}) }',
      "WrongType: argument 'input.parts[0].sku' with value 'IntValue{value=5}' is not a valid 'String' @ 'make'",
      { line: 1, column: 8 },
    ],
    [
      '{ make(input: {sku: "a"}, when: "2019") }',
      "WrongType: argument 'when' with value 'StringValue{value='2019'}' is not a valid 'AWSDateTime' @ 'make'",
      { line: 1, column: 27 },
    ],
    [
      '{ make(input: {sku: "a"}, size: MEDIUM) }',
      "WrongType: argument 'size' with value 'EnumValue{name='MEDIUM'}' is not a valid 'Size' @ 'make'",
      { line: 1, column: 27 },
    ],
    [
      'query($n: Int = "x") { make(input: {sku: "a"}, limit: $n) }',
      "BadValueForDefaultArg: Bad default value StringValue{value='x'} for type Int",
      { line: 1, column: 7 },
    ],
  ];

  it.each(words)('words %s as AppSync does', async (query, text, { line, column }) => {
    const answer = await deployed.graphql(query);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: null,
      errors: [
        {
          path: null,
          locations: [{ line, column, sourceName: null }],
          message: `Validation error of type ${text}`,
        },
      ],
    });
  });

  it('names both fields of a conflict', async () => {
    const answer = await deployed.graphql('{ box(id: 1) { x: size x: owner { sku } } }');
    expect(answer.body).toMatchObject({
      data: null,
      errors: [
        {
          message: "Validation error of type FieldsConflict: x: size and owner are different fields @ 'box/size'",
          locations: [{ column: 16 }, { column: 24 }],
        },
      ],
    });
  });

  const refusedVariables: readonly [string, Record<string, unknown>, string, boolean][] = [
    [
      'query($i: ItemInput!) { make(input: $i) }',
      {},
      "Variable 'i' has coerced Null value for NonNull type 'ItemInput!'",
      true,
    ],
    [
      'query($i: ItemInput!) { make(input: $i) }',
      { i: { parts: [] } },
      "Variable 'i' has coerced Null value for NonNull type 'String!'",
      true,
    ],
    [
      'query($i: ItemInput!) { make(input: $i) }',
      { i: { sku: 'a', nope: 1 } },
      "The variables input contains a field that is not defined for input object type 'ItemInput' ",
      false,
    ],
    [
      'query($i: ItemInput!) { make(input: $i) }',
      { i: { sku: 'a', quantity: 'many' } },
      "Variable 'quantity' has an invalid value. Expected type 'Int' but was 'String'.",
      true,
    ],
    [
      'query($w: AWSDateTime) { make(input: {sku: "a"}, when: $w) }',
      { w: '2019' },
      "Variable 'w' has an invalid value. Unable to parse `2019` as a valid DateTime Object.",
      true,
    ],
    [
      'query($s: Size) { make(input: {sku: "a"}, size: $s) }',
      { s: 'MEDIUM' },
      "Variable 's' has an invalid value. Invalid input for Enum 'Size'. No value found for name 'MEDIUM'",
      true,
    ],
  ];

  it.each(refusedVariables)('refuses the variables of %s: %j', async (query, variables, message, isLocated) => {
    const answer = await deployed.graphql(query, variables);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: null,
      errors: [{ path: null, locations: isLocated ? [{ line: 1, column: 7, sourceName: null }] : null, message }],
    });
  });

  it('hands on coerced values, defaults and nested variables', async () => {
    const answer = await deployed.graphql(
      'query($s: Size = LARGE, $p: [ItemInput!]) { make(input: {sku: "a", size: $s, parts: $p}) }',
      { p: { sku: 'one' }, unknown: true },
    );
    const input = { sku: 'a', quantity: 1, size: 'LARGE', parts: [{ sku: 'one', quantity: 1 }] };
    expect(answer.body).toEqual({ data: { make: JSON.stringify({ input }) } });
  });
});

describe('Introspection', () => {
  it('tells the schema when it is enabled', async () => {
    const deployed = await deploy({ schema });
    const answer = await deployed.graphql(
      '{ __schema { queryType { name } } __type(name: "Box") { kind fields { name type { kind ofType { name } } } } __typename }',
    );
    expect(answer.body).toMatchObject({
      data: {
        __schema: { queryType: { name: 'Query' } },
        __type: { kind: 'OBJECT', fields: [{ name: 'items', type: { kind: 'NON_NULL' } }, {}, {}] },
        __typename: 'Query',
      },
    });
    await deployed.close();
  });

  it('does not exist when it is disabled', async () => {
    const deployed = await deploy({ schema, properties: { IntrospectionConfig: 'DISABLED' } });
    const answer = await deployed.graphql('{ __schema { queryType { name } } }');
    expect(answer.body).toMatchObject({
      data: null,
      errors: [
        {
          message:
            "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
        },
      ],
    });
    await deployed.close();
  });
});
