import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { conditionVariables, readConditions, withoutConditions } from './conditions.js';

/** Runs one operation of one document. */
export type CompiledOperation = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

/** The state of an operation: seen once, compiled, or not compilable. */
type Compilation = 'seen' | 'uncompilable' | CompiledOperation;

/** An operation, with a compilation for each combination of its conditions. */
interface KnownOperation {
  readonly conditionNames: readonly string[];
  readonly variants: Map<string, Compilation>;
}

const MOST_VARIANTS = 16;

/**
 * Compiles operations to JavaScript when they are seen for the second time. Compiling costs several plain executions,
 * so it is not worthwhile for an operation that is seen once, and callers that vary a document do not fill the
 * memory. Compilations are dropped together with their document.
 *
 * graphql-jit answers incorrectly where fields merge under different `@skip` and `@include` conditions. It never sees
 * conditions: each combination of their values is compiled separately.
 */
export function createCompiledOperations(schema: GraphQLSchema) {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>();

  /** The compiled operation, or null to interpret it. */
  return function find(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): CompiledOperation | null {
    let known = operations.get(operation);
    if (!known) {
      known = { conditionNames: conditionVariables(document), variants: new Map() };
      operations.set(operation, known);
    }
    const conditions = readConditions(known.conditionNames, operation, variables);
    if (!conditions) return null;
    const key = known.conditionNames.map((name) => Number(conditions[name])).join('');

    const compilation = known.variants.get(key);
    if (compilation === undefined) {
      if (known.variants.size < MOST_VARIANTS) known.variants.set(key, 'seen');
      return null;
    }
    if (compilation === 'uncompilable') return null;
    if (compilation !== 'seen') return compilation;
    const unconditional = withoutConditions(document, conditions);
    const compiled = unconditional && compile(schema, unconditional, operation.name?.value);
    known.variants.set(key, compiled ?? 'uncompilable');
    return compiled;
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | null {
  const compiled = compileQuery(schema, document, operationName);
  if (!isCompiledQuery(compiled)) return null;
  return (root, context, variables) => compiled.query(root, context, variables);
}
