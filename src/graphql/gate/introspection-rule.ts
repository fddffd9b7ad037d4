import { GraphQLError, type ValidationRule } from 'graphql';

/** Forbids introspection. `__typename` is allowed, because clients' caches depend on it. */
export const noIntrospectionRule: ValidationRule = (context) => ({
  Field(field) {
    if (field.name.value !== '__schema' && field.name.value !== '__type') return;
    context.reportError(new GraphQLError('Introspection is turned off on this server.', { nodes: field }));
  },
});
