import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createCompiledOperations } from './compiled-operations.js';

/** An operation that the gate has admitted. */
export interface AdmittedOperation<Context = unknown> {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: Context;
  /** What its root fields are read from: the event, for a subscription. */
  readonly root?: unknown;
}

/** An answer, at once where nothing had to be waited for. */
export type Execution = ExecutionResult | Promise<ExecutionResult>;

/** What is done around running an operation. */
export type AroundOperation<Context> = (
  admitted: AdmittedOperation<Context>,
  run: () => Execution,
) => Execution;

export type Executor<Context = unknown> = (admitted: AdmittedOperation<Context>) => Execution;

/**
 * Runs queries, mutations and the events of subscriptions: compiled when they are known, interpreted by GraphQL.js when they are new or
 * cannot be compiled. Both give the same result.
 */
export function createExecutor<Context = unknown>(
  schema: GraphQLSchema,
  around: AroundOperation<Context> = (_admitted, run) => run(),
): Executor<Context> {
  const findCompiled = createCompiledOperations(schema);

  function interpret({ document, operation, variables, context, root }: AdmittedOperation<Context>) {
    return execute({
      schema,
      document,
      rootValue: root,
      variableValues: variables,
      contextValue: context,
      ...(operation.name ? { operationName: operation.name.value } : {}),
    });
  }

  function runOne(admitted: AdmittedOperation<Context>): Execution {
    const { document, operation, variables, context, root } = admitted;
    const compiled = findCompiled(document, operation, variables);
    if (!compiled) return interpret(admitted);
    // Without `data`, nothing has run yet: the variables were refused, and GraphQL.js says it in its own words.
    const accept = (result: ExecutionResult) => ('data' in result ? result : interpret(admitted));
    const result = compiled(root, context, variables);
    return result instanceof Promise ? result.then(accept) : accept(result);
  }

  return (admitted) => around(admitted, () => runOne(admitted));
}
