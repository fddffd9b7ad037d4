import { type GraphQLSchema, isAbstractType } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import { answerEventsAtOnce } from './execution/answers-from-event.js';

/** Live fields use streams of their own, so nothing is published here; the schema builder requires one. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error('Publish to live topics instead.');
  },
  subscribe() {
    throw new Error('Subscribe to live topics instead.');
  },
};

/** Resolves the type of an object, by name of the interface. */
export type TypeResolvers = Readonly<Record<string, (value: never) => string>>;

/**
 * Builds the schema from the modules' resolvers.
 * @throws Error when a type resolver is for something that is not an interface or union
 */
export async function createSchema(
  resolvers: readonly object[],
  typeResolvers: TypeResolvers,
): Promise<GraphQLSchema> {
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = resolvers.map((resolver) => resolver.constructor);
  const schema = await buildSchema({
    resolvers: classes as [NewableFunction, ...NewableFunction[]],
    container: { get: (resolverClass) => instances.get(resolverClass) },
    pubSub: unusedPubSub,
    validate: false,
  });
  answerTypesAtOnce(schema, typeResolvers);
  answerEventsAtOnce(schema);
  return schema;
}

/** The schema builder makes every type resolver asynchronous, which compiled operations cannot wait for. */
function answerTypesAtOnce(schema: GraphQLSchema, typeResolvers: TypeResolvers): void {
  for (const [name, typeNameOf] of Object.entries(typeResolvers)) {
    const type = schema.getType(name);
    if (!isAbstractType(type)) throw new Error(`${name} is neither an interface nor a union.`);
    type.resolveType = (value) => typeNameOf(value as never);
  }
}
