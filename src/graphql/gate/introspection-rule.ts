import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses to describe the schema. `__typename` stays allowed: clients' caches depend on it. */
export const noIntrospectionRule: ValidationRule = (context) => ({
  Field(field) {
    if (field.name.value !== '__schema' && field.name.value !== '__type') return;
    context.reportError(new GraphQLError('Introspection is turned off on this server.', { nodes: field }));
  },
});
