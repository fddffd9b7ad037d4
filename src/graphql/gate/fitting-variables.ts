import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * What is wrong with the first variable that does not fit its type; null where all of them do. Nobody may look for more
 * mistakes than this one: GraphQL.js writes the whole of a value into what it says of each, so that a value with many
 * of them takes the square of its length.
 */
export function misfitAmong(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  return errors?.[0] ?? null;
}
