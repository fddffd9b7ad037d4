import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { ErrorFormat } from '../errors/error-format.js';
import type { Gate } from '../gate/gate.js';
import { argumentsOf, parametersOf, type RestArgument, type RestParameter } from './rest-parameters.js';
import { restRoutes } from './rest-routes.js';
import { createRestViews } from './rest-view.js';
import { createSofaRouter, type SofaRoute, viewSchema } from './sofa-router.js';
import { createTranslation } from './sofa-translation.js';

/** A route with everything that is prepared at startup. */
export interface RestOperation extends SofaRoute {
  /** The arguments of its fields. */
  readonly given: readonly RestArgument[];
  /** The parameters that callers pass. */
  readonly parameters: readonly RestParameter[];
  /** The operation, or why it may not run: the limits of operations apply here too. */
  readonly prepared: PreparedOperation | { readonly errors: readonly GraphQLError[] };
}

export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface RestOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly errors: ErrorFormat;
}

/**
 * Prepares all REST routes: parsed and validated once, with sofa's router.
 * @throws Error when parameters or paths of the schema conflict
 */
export async function prepareRest({ schema, gate, errors }: RestOperationsOptions) {
  const views = createRestViews(schema);
  const routes = restRoutes(schema).map((route) => {
    const { type, nestedArguments } = views.viewOf(route);
    const given = withoutRepeats([...route.steps.flatMap(argumentsOf), ...nestedArguments]);
    return { ...route, view: type, given, parameters: parametersOf(route, given) };
  });
  views.types.nameApart();

  const seen = viewSchema(routes);
  const translate = createTranslation(seen, views.types);
  const answer = createSofaRouter(seen, routes, errors);
  const operations: RestOperation[] = [];
  for (const route of routes) {
    let asked: DocumentNode | undefined;
    const { ok } = await answer(route, (document) => {
      asked = document;
      return Promise.resolve({ data: { [route.name]: null } });
    });
    if (!ok || !asked) throw new Error(`REST has no handler for ${route.method} ${route.url}.`);
    operations.push({ ...route, prepared: prepare(gate, translate({ route, given: route.given, asked })) });
  }
  return { operations, answer };
}

function prepare(gate: Gate, source: string): RestOperation['prepared'] {
  const read = gate.readAtOnce(source);
  if ('errors' in read) return read;
  const operation = getOperationAST(read.document);
  if (!operation) throw new Error(`Not a REST operation: ${source}`);
  return { document: read.document, operation };
}

function withoutRepeats(given: readonly RestArgument[]): readonly RestArgument[] {
  return given.filter(
    ({ variable }, index) => given.findIndex((other) => other.variable === variable) === index,
  );
}
