import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { conditionVariables, readConditions, withoutConditions } from './conditions.js';

/** Runs one operation of one document. */
export type CompiledOperation = (
  root: unknown,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult;

/** What is known of an operation: seen once, compiled, or not to be compiled. */
type Compilation = 'seen' | 'uncompilable' | CompiledOperation;

/** One operation, with a compilation for each set of conditions that it came with. */
interface KnownOperation {
  readonly conditionNames: readonly string[];
  readonly variants: Map<string, Compilation>;
}

const MOST_VARIANTS = 16;

/**
 * Compiles operations to JavaScript the second time they come. Compiling costs a few plain executions, so that
 * what comes once is not worth it, and a caller who varies a document does not fill memory with its variants.
 * What is compiled is forgotten together with its document.
 *
 * graphql-jit answers wrongly where fields merge under different `@skip` and `@include` conditions. It never gets to
 * see any: each combination of their values is compiled for itself.
 */
export function createCompiledOperations(schema: GraphQLSchema) {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>();

  /** The compiled operation, or null when it is to be interpreted. */
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
