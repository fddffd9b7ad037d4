import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { createWorkMeter, type WorkLimit } from '../gate/work-meter.js';
import { compiledSize } from './compiled-size.js';
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
  /** The size of all its compilations, in fields. */
  compiledFields: number;
}

const MOST_VARIANTS = 16;
/** For all compilations of an operation: four times the largest that REST has, and about 60 ms. */
const MOST_COMPILED_FIELDS = 1_000;
/** Enough for all operations of a newly started process, and a tenth of a processor in the long run. */
const COMPILING: WorkLimit = { burstMs: 2_000, msPerSecond: 100 };

/**
 * Compiles operations to JavaScript when they are seen for the second time. Compiling costs several plain executions,
 * so it is not worthwhile for an operation that is seen once, and callers that vary a document do not fill the
 * memory. Compilations are dropped together with their document. Large operations are not compiled, and the time for
 * compiling is limited: what is left to GraphQL.js gets the same answer, only slower.
 *
 * graphql-jit answers incorrectly where fields merge under different `@skip` and `@include` conditions. It never sees
 * conditions: each combination of their values is compiled separately.
 */
export function createCompiledOperations(schema: GraphQLSchema, compiling = createWorkMeter(COMPILING)) {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>();

  /** The compiled operation, or null to interpret it. */
  return function find(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): CompiledOperation | null {
    let known = operations.get(operation);
    if (!known) {
      known = { conditionNames: conditionVariables(document), variants: new Map(), compiledFields: 0 };
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
    if (compiling.waitSeconds() > 0) return null;
    const begun = performance.now();
    const compiled = compileWithin(known, withoutConditions(document, conditions), operation);
    compiling.took(performance.now() - begun);
    known.variants.set(key, compiled ?? 'uncompilable');
    return compiled;
  };

  /** Null for an operation that is not valid, too large, or beyond graphql-jit. */
  function compileWithin(
    known: KnownOperation,
    document: DocumentNode | null,
    { name }: OperationDefinitionNode,
  ): CompiledOperation | null {
    const operation = document && getOperationAST(document, name?.value);
    if (!operation) return null;
    const fields = known.compiledFields + compiledSize(schema, document, operation);
    if (fields > MOST_COMPILED_FIELDS) return null;
    known.compiledFields = fields;
    return compile(schema, document, name?.value);
  }
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
