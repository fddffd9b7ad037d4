import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { ClientRegion } from '../platform/http/client-region.js';
import { newId } from '../shared/ids.js';
import type { ErrorFormat } from './errors/error-format.js';
import { refuseMalformed } from './errors/malformed-request.js';
import { RefusedRequestError } from './errors/refused-request-error.js';
import { type ApolloContext, createExecutionPlugin } from './execution/apollo-plugin.js';
import type { Executor } from './execution/executor.js';
import type { DocumentSenders } from './gate/document-senders.js';
import type { Gate } from './gate/gate.js';
import { buildHttpContext, type ContextFailure } from './http-context.js';
import { createKnownOperationLane } from './known-operation-lane.js';
import { refuseLargeRequests } from './large-requests.js';
import type { BuildContext, OperationContext } from './operation-context.js';
import { outcomeOf } from './operation-metrics.js';
import type { OperationObserver } from './operation-observer.js';
import type { OperationLimits } from './rate-limits/operation-limits.js';

const LONGEST_CONTENT_TYPE = 200;

export interface ApolloOptions<Context extends OperationContext> {
  readonly schema: GraphQLSchema;
  readonly gate: Gate;
  readonly senders: DocumentSenders;
  readonly executor: Executor<Context>;
  readonly errors: ErrorFormat;
  readonly buildContext: BuildContext<Context>;
  /** Null: requests are not limited. */
  readonly operationLimits: OperationLimits<Context> | null;
  readonly clientRegion: ClientRegion;
  readonly observer: OperationObserver;
  readonly path: string;
}

/**
 * Serves GraphQL over HTTP: queries by GET and POST, mutations by POST, persisted queries by their hash. Apollo
 * implements the protocol; the gate decides what may run, and the executor runs it. Known operations take a faster
 * lane with the same answers.
 */
export async function serveApollo<Context extends OperationContext>(
  fastify: FastifyInstance,
  options: ApolloOptions<Context>,
): Promise<ApolloServer<ApolloContext<Context>>> {
  const { schema, senders, errors, observer, path } = options;

  const apollo = new ApolloServer<ApolloContext<Context>>({
    schema,
    // The gate has its own introspection rule, which is the same for all transports.
    introspection: true,
    // The gate reads documents and caches them.
    documentStore: null,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: (result) => JSON.stringify(result),
    formatError: (_formatted, error) =>
      error instanceof GraphQLError && isRefusal(error)
        ? errors.presentRefusal(error)
        : errors.present(error, newId()),
    plugins: [ApolloServerPluginLandingPageDisabled(), createExecutionPlugin(options)],
  });
  await apollo.start();

  const answerKnown = createKnownOperationLane(options);
  const answer = fastifyApolloHandler(apollo, {
    async context(request, reply) {
      const built = await buildHttpContext(request, options);
      if ('failure' in built) {
        observer.refused(outcomeOf([built.failure.error]));
        throw graphqlErrorOf(built.failure);
      }
      return { operationContext: built.context, request, reply, observed: null, refused: null };
    },
  });

  await fastify.register((scope, _options, done) => {
    scope.setErrorHandler(refuseMalformed(errors));
    scope.addHook('onRequest', refuseLongTypes);
    scope.addHook('onRequest', refuseLargeRequests(senders));
    scope.route({
      method: ['GET', 'POST'],
      url: path,
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return (await answerKnown(request, reply)) ?? answer.call(scope, request, reply);
      },
    });
    done();
  });
  return apollo;
}

/** Apollo parses the content type with a regular expression that takes quadratic time in its spaces. */
function refuseLongTypes(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  next: (error?: Error) => void,
): void {
  const isLong = (headers['content-type']?.length ?? 0) > LONGEST_CONTENT_TYPE;
  next(
    isLong
      ? new RefusedRequestError(415, `A content type has ${LONGEST_CONTENT_TYPE} characters at most.`)
      : undefined,
  );
}

function graphqlErrorOf({ error, status }: ContextFailure): GraphQLError {
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status } } });
}

/** Whether an error blames the request: by a code, or by a status from 400 to 499. */
function isRefusal({ extensions }: GraphQLError): boolean {
  const { status = 500 } = (extensions['http'] ?? {}) as { readonly status?: number };
  return typeof extensions['code'] === 'string' || (status >= 400 && status < 500);
}
