import type { GraphQLSchema } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';

/** Every live field names its own stream, so nothing is ever published here; the schema builder wants one. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error('Publish to live topics instead.');
  },
  subscribe() {
    throw new Error('Subscribe to live topics instead.');
  },
};

/** Builds the one schema from the resolvers that the modules made. */
export function createSchema(resolvers: readonly object[]): Promise<GraphQLSchema> {
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = resolvers.map((resolver) => resolver.constructor);
  return buildSchema({
    resolvers: classes as [NewableFunction, ...NewableFunction[]],
    container: { get: (resolverClass) => instances.get(resolverClass) },
    pubSub: unusedPubSub,
    validate: false,
  });
}
