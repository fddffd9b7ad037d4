import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * The error of the first variable that does not fit its type; null when all do. Further errors are not collected:
 * GraphQL.js includes the whole value in each message, so a value with many errors would take quadratic time.
 */
export function findInvalidVariable(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  return errors?.[0] ?? null;
}
