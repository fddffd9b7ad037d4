import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { newId } from '../../shared/ids.js';
import type { ErrorFormat } from '../errors/error-format.js';
import { restErrorAnswer } from './rest-errors.js';
import type { RestRoute } from './rest-routes.js';
import { useSofa } from './sofa.js';

/** A route with the view of its result. */
export interface SofaRoute extends RestRoute {
  readonly view: GraphQLOutputType;
}

/** Runs the document that sofa generates for a route, which selects the whole view. */
export type Run = (document: DocumentNode) => Promise<ExecutionResult>;

const ORIGIN = 'http://rest';

/** The views as a schema, which is never executed. */
export function viewSchema(routes: readonly SofaRoute[]): GraphQLSchema {
  const rootType = (name: string, operation: OperationTypeNode) => {
    const of = routes.filter((route) => route.operation === operation);
    if (of.length === 0) return null;
    const fields = of.map((route) => [route.name, { type: route.view }] as const);
    return new GraphQLObjectType({ name, fields: Object.fromEntries(fields) });
  };
  return new GraphQLSchema({
    query: rootType('Query', OperationTypeNode.QUERY),
    mutation: rootType('Mutation', OperationTypeNode.MUTATION),
  });
}

/**
 * Has sofa serve the routes. It builds selections from the views, and responses from the results; the caller runs the
 * operations. Client input does not reach sofa: neither URLs nor bodies.
 */
export function createSofaRouter(schema: GraphQLSchema, routes: readonly RestRoute[], format: ErrorFormat) {
  /** Errors of a run are already formatted; those thrown by sofa itself are not. */
  const presented = (error: unknown): GraphQLFormattedError =>
    isPresented(error) ? error : format.present(error, newId());

  const router = useSofa<{ readonly run: Run }>({
    basePath: '/',
    schema,
    routes: Object.fromEntries(
      routes.map(({ name, operation, method, url: path }) => [
        `${operation === OperationTypeNode.QUERY ? 'Query' : 'Mutation'}.${name}`,
        { method, path },
      ]),
    ),
    context: (context) => context,
    execute: ({ document, contextValue }) => contextValue.run(document),
    errorHandler(errors) {
      const { status, headers, body } = restErrorAnswer(errors.map(presented));
      return Response.json(body, { status, headers });
    },
    openAPI: { endpoint: false },
    swaggerUI: { endpoint: false },
  });

  return async function answer({ method, url }: RestRoute, run: Run): Promise<Response> {
    return router.fetch(`${ORIGIN}${url}`, { method }, { run });
  };
}

function isPresented(error: unknown): error is GraphQLFormattedError {
  const { extensions } = error as Partial<GraphQLFormattedError>;
  return !(error instanceof Error) && typeof extensions?.['code'] === 'string';
}
