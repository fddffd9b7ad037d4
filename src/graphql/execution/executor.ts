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
  /** The root value: the event, for a subscription. */
  readonly root?: unknown;
}

/** A result, synchronous where possible. */
export type Execution = ExecutionResult | Promise<ExecutionResult>;

/** Wraps the execution of an operation. */
export type AroundOperation<Context> = (
  admitted: AdmittedOperation<Context>,
  run: () => Execution,
) => Execution;

export type Executor<Context = unknown> = (admitted: AdmittedOperation<Context>) => Execution;

/**
 * Executes queries, mutations and the events of subscriptions: compiled when they are known, interpreted by
 * GraphQL.js when they are new or cannot be compiled. Both give the same results.
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
    // Without `data`, nothing has run: the variables were invalid, and GraphQL.js has the better message.
    const accept = (result: ExecutionResult) => ('data' in result ? result : interpret(admitted));
    const result = compiled(root, context, variables);
    return result instanceof Promise ? result.then(accept) : accept(result);
  }

  return (admitted) => around(admitted, () => runOne(admitted));
}
