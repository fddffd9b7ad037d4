import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createCompiledOperations } from './compiled-operations.js';

/** An operation that the gate has admitted. */
export interface AdmittedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  /** What its root fields are read from: the event, for a subscription. */
  readonly root?: unknown;
}

export type Executor = (admitted: AdmittedOperation) => Promise<ExecutionResult>;

/**
 * Runs queries, mutations and the events of subscriptions: compiled when they are known, interpreted by GraphQL.js when they are new or
 * cannot be compiled. Both give the same result.
 */
export function createExecutor(schema: GraphQLSchema): Executor {
  const findCompiled = createCompiledOperations(schema);

  return async ({ document, operation, variables, context, root }) => {
    const compiled = findCompiled(document, operation, variables);
    if (compiled) {
      const result = await compiled(root, context, variables);
      // Without `data`, nothing has run yet: the variables were refused, and GraphQL.js says it in its own words.
      if ('data' in result) return result;
    }
    return execute({
      schema,
      document,
      rootValue: root,
      variableValues: variables,
      contextValue: context,
      ...(operation.name ? { operationName: operation.name.value } : {}),
    });
  };
}
