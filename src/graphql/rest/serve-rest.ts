import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { describeMalformed } from '../errors/malformed-request.js';
import { RefusedRequestError } from '../errors/refused-request-error.js';
import type { DocumentSenders } from '../gate/document-senders.js';
import type { Gate } from '../gate/gate.js';
import { createHttpOperation, type HttpOperationOptions } from '../http-operation.js';
import { refuseLargeRequests } from '../large-requests.js';
import type { OperationContext } from '../operation-context.js';
import { serveOpenApi } from './openapi/serve-openapi.js';
import { readVariables, valuesOfTexts } from './rest-arguments.js';
import { presentRefused, restErrorAnswer } from './rest-errors.js';
import { prepareRest, type RestOperation } from './rest-operations.js';

const PREFIX = '/api';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const JSON_TYPE = 'application/json; charset=utf-8';

export interface RestOptions<Context extends OperationContext> extends HttpOperationOptions<Context> {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly senders: DocumentSenders;
  /** Whether introspection is allowed, because the OpenAPI document reveals the schema. */
  readonly describesItself: boolean;
}

/** Serves the schema as REST: queries by GET, mutations by POST, through the same gate, limits and executor as GraphQL. */
export async function serveRest<Context extends OperationContext>(
  fastify: FastifyInstance,
  options: RestOptions<Context>,
): Promise<void> {
  const { gate, senders, errors } = options;
  const { operations, answer } = await prepareRest(options);
  const runOperation = createHttpOperation(options, 'rest');

  async function run(
    { name, steps, given, parameters, prepared }: RestOperation,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FormattedExecutionResult> {
    try {
      if ('errors' in prepared) return { errors: prepared.errors.map(errors.presentRefusal) };
      const variables = readVariables({ given, parameters }, givenBy(request, parameters));
      const requested = { ...prepared, variables };
      const cost = gate.admit(requested, 'http', senders.of(request.ip));
      const { result } = await runOperation(requested, cost, request, reply);
      if (result.errors) return { errors: result.errors };
      return { data: { [name]: valueBelow(result.data, steps) } };
    } catch (thrown) {
      return { errors: [presentRefused(errors, thrown, request.id)] };
    }
  }

  await fastify.register(
    (scope, _options, done) => {
      // Pages of other origins can send text bodies without a preflight.
      scope.removeContentTypeParser('text/plain');
      scope.addHook('onRequest', (_request, reply, next) => {
        reply.header('cache-control', 'no-store').type(JSON_TYPE);
        next();
      });
      scope.addHook('onRequest', refuseLargeRequests(senders));
      scope.setErrorHandler<FastifyError>((error, request, reply) => {
        const { status, error: description } = describeMalformed(errors, error, request.id);
        return reply.code(status).send(restErrorAnswer([description]).body);
      });
      scope.setNotFoundHandler((request, reply) => {
        // The URL is not repeated, because it may contain a secret, and the caller knows it.
        const missing = new NotFoundError('The address');
        const { status, body } = restErrorAnswer([errors.present(missing, request.id)]);
        return reply.code(status).send(body);
      });
      refuseOtherMethods(scope, operations);
      if (options.describesItself) serveOpenApi(scope, operations, PREFIX);
      for (const operation of operations) {
        scope.route({
          method: operation.method,
          url: operation.url,
          preHandler: refuseBlindPosts,
          async handler(request, reply) {
            request.operationName = operation.name;
            // Errors are already formatted; sofa passes them on.
            const result = () => run(operation, request, reply) as Promise<ExecutionResult>;
            const response = await answer(operation, result);
            const retryAfter = response.headers.get('retry-after');
            if (retryAfter !== null) reply.header('retry-after', retryAfter);
            return reply.code(response.status).send(await response.text());
          },
        });
      }
      done();
    },
    { prefix: PREFIX },
  );
}

/** A page of another origin can send an empty POST without a preflight, and so run mutations that need no sign-in. */
function refuseBlindPosts(
  { method, headers }: FastifyRequest,
  _reply: FastifyReply,
  next: (error?: Error) => void,
): void {
  const isBlind =
    method === 'POST' && headers.authorization === undefined && headers['content-type'] === undefined;
  next(
    isBlind && headers.origin !== undefined
      ? new RefusedRequestError(415, 'Send changes as application/json.')
      : undefined,
  );
}

/** Answers a wrong method with 405 instead of 404. */
function refuseOtherMethods(scope: FastifyInstance, operations: readonly RestOperation[]): void {
  for (const url of new Set(operations.map((operation) => operation.url))) {
    const allowed = operations.filter((operation) => operation.url === url).map(({ method }) => method);
    scope.route({
      method: METHODS.filter((method) => !allowed.some((one) => one === method)),
      url,
      onRequest(request, reply, next) {
        reply.header('allow', allowed.join(', '));
        next(
          new RefusedRequestError(405, `This URL accepts ${allowed.join(' and ')}, not ${request.method}.`),
        );
      },
      handler: (_request, reply) => reply.callNotFound(),
    });
  }
}

/** The parameters of a request: from the URL for GET, from the body for POST. */
function givenBy(
  { method, query, params, body }: FastifyRequest,
  parameters: RestOperation['parameters'],
): Readonly<Record<string, unknown>> {
  const texts = query as Readonly<Record<string, unknown>>;
  if (method !== 'POST') {
    const inPath = params as Readonly<Record<string, unknown>>;
    requireNone(
      Object.keys(texts).filter((name) => Object.hasOwn(inPath, name)),
      'belongs in the path.',
    );
    return valuesOfTexts(parameters, { ...texts, ...inPath });
  }
  requireNone(Object.keys(texts), 'belongs in the body.');
  if (body === undefined || body === null) return {};
  if (typeof body === 'object' && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>;
  throw new InvalidInputError({ body: 'The body must be a JSON object.' });
}

/** @throws InvalidInputError that says of each where it belongs */
function requireNone(misplaced: readonly string[], where: string): void {
  if (misplaced.length === 0) return;
  throw new InvalidInputError(Object.fromEntries(misplaced.map((name) => [name, `${name} ${where}`])));
}

/** The value at the end of the path; null when a step has none. */
function valueBelow(data: unknown, steps: RestOperation['steps']): unknown {
  return steps.reduce<unknown>(
    (value, { name }) => (value as Readonly<Record<string, unknown>> | null)?.[name] ?? null,
    data,
  );
}
