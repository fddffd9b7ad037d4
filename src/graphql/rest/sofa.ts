import { createRequire } from 'node:module';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';

/** The options of sofa that we use, with its callbacks. */
export interface SofaConfig<Context extends object> {
  readonly basePath: string;
  readonly schema: GraphQLSchema;
  /** Keyed by `Query.field` and `Mutation.field`. */
  readonly routes: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  context(context: Context): Context;
  execute(operation: {
    readonly document: DocumentNode;
    readonly contextValue: Context;
  }): Promise<ExecutionResult>;
  errorHandler(errors: readonly unknown[]): Response;
  readonly openAPI: { readonly endpoint: false };
  readonly swaggerUI: { readonly endpoint: false };
}

export interface SofaRouter<Context extends object> {
  fetch(url: string, init: { readonly method: string }, context: Context): Promise<Response> | Response;
}

interface SofaPackage {
  useSofa<Context extends object>(config: SofaConfig<Context>): SofaRouter<Context>;
}

/**
 * Creates a router for a schema. Sofa's own types include those of browsers, which would then apply to the whole
 * program, so the parts that are used are declared here.
 */
export const { useSofa } = createRequire(import.meta.url)('sofa-api') as SofaPackage;
