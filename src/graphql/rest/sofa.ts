import { createRequire } from 'node:module';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';

/** What we have sofa do, and what it calls back. */
export interface SofaConfig<Context extends object> {
  readonly basePath: string;
  readonly schema: GraphQLSchema;
  /** By `Query.field` and `Mutation.field`. */
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
 * Makes a router of a schema. Its own types bring those of browsers with them, which would from then on hold for all of this
 * program, so that what is used of it is declared here.
 */
export const { useSofa } = createRequire(import.meta.url)('sofa-api') as SofaPackage;
