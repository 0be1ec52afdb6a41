import { Kind, type GraphQLField, type GraphQLSchema } from 'graphql';

/** Mutations that feed a subscription field, from `@aws_subscribe(mutations: […])`. */
export function mutationsOf(field: GraphQLField<unknown, unknown>): readonly string[] {
  const directive = field.astNode?.directives?.find(({ name }) => name.value === 'aws_subscribe');
  const value = directive?.arguments?.find(({ name }) => name.value === 'mutations')?.value;
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((name) => (name.kind === Kind.STRING ? [name.value] : []));
}

/** Every mutation that some subscription listens to. */
export function publishedMutations(schema: GraphQLSchema): ReadonlySet<string> {
  const fields = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
  return new Set(fields.flatMap(mutationsOf));
}

/** @throws {Error} when a subscription names a mutation that does not exist, or that returns another type. */
export function checkSubscriptions(schema: GraphQLSchema): void {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    for (const name of mutationsOf(field)) {
      const mutation = mutations[name];
      if (!mutation) throw new Error(`Subscription "${field.name}" listens to "${name}", which is no mutation.`);
      if (String(mutation.type) === String(field.type)) continue;
      throw new Error(
        `Subscription "${field.name}" returns "${String(field.type)}", ` +
          `but the mutation "${name}" that feeds it returns "${String(mutation.type)}": they must be the same.`,
      );
    }
  }
}
