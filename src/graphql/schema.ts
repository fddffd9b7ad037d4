import { type GraphQLSchema, isAbstractType } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import { answerEventsAtOnce } from './execution/answers-from-event.js';

/** Every live field names its own stream, so nothing is ever published here; the schema builder wants one. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error('Publish to live topics instead.');
  },
  subscribe() {
    throw new Error('Subscribe to live topics instead.');
  },
};

/** For the name of an interface, which of its types an object is. */
export type TypeResolvers = Readonly<Record<string, (value: never) => string>>;

/**
 * Builds the one schema from the resolvers that the modules made.
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
