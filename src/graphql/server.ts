import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema, OperationTypeNode } from 'graphql';
import { createClientAddress } from '../platform/http/client-address.js';
import type { ClientRegion } from '../platform/http/client-region.js';
import { createHttpServer, type HttpServerOptions } from '../platform/http/http-server.js';
import { createSlowLog } from '../platform/telemetry/slow-log.js';
import { noTracing } from '../platform/telemetry/tracing/tracing.js';
import { serveApollo } from './apollo.js';
import { createErrorFormat } from './errors/error-format.js';
import { createExecutor } from './execution/executor.js';
import { createDocumentSenders } from './gate/document-senders.js';
import { createGate, type GateOptions } from './gate/gate.js';
import type { WorkLimit } from './gate/work-meter.js';
import { type GraphiqlOptions, serveGraphiql } from './graphiql.js';
import type { BuildContext, OperationContext, RenewContext } from './operation-context.js';
import { createOperationMeter, LIVE_SOCKETS } from './operation-metrics.js';
import { createOperationObserver } from './operation-observer.js';
import type { OperationLimits } from './rate-limits/operation-limits.js';
import type { SocketOpenings } from './rate-limits/socket-openings.js';
import { serveRest } from './rest/serve-rest.js';
import { traceRootFields } from './root-field-tracing.js';
import type { Rules } from './rules.js';
import { protectSchema } from './shield.js';
import type { SocketLimits } from './websocket/socket-counter.js';
import type { WatchSignIn } from './websocket/socket-sign-in.js';
import { serveSockets } from './websocket.js';

const PATH = '/graphql';
const USUAL_SOCKET_LIMITS: SocketLimits = {
  total: 10_000,
  perAddress: 1000,
  perAccount: 100,
  streamsPerSocket: 50,
  messages: { burst: 300, perSecond: 30 },
  reading: { burstMs: 1000, msPerSecond: 50 },
};

export interface GraphqlServerOptions<Context extends OperationContext> extends HttpServerOptions {
  readonly schema: GraphQLSchema;
  readonly permissions: Rules;
  readonly gate: Omit<GateOptions, 'schema'>;
  readonly buildContext: BuildContext<Context>;
  readonly renewContext: RenewContext<Context>;
  readonly clientRegion: ClientRegion;
  /** Limits operations before they run. Default: no limits. */
  readonly operationLimits?: OperationLimits<Context> | null;
  /** The budget of each network for parsing new documents. Default: no limit. */
  readonly reading?: WorkLimit | null;
  /** Limits the opening of sockets. Default: no limit. */
  readonly socketOpenings?: SocketOpenings | null;
  /** Routes the reads of an operation to the right server. Default: all read from the primary. */
  readonly runOperation?: RunInPlace<Context> | undefined;
  /** Verifies the credentials of a socket, signals when they become invalid, and accepts newer ones. */
  readonly watchSignIn: WatchSignIn;
  readonly demo?: GraphiqlOptions['demo'];
  readonly socketLimits?: SocketLimits;
  /** Operations that take longer are logged. Default: none. */
  readonly slowOperationMs?: number;
}

/** Runs an operation of this kind for a caller. */
export type RunInPlace<Context> = <Result>(
  kind: OperationTypeNode,
  context: Context,
  run: () => Promise<Result>,
) => Promise<Result>;

export interface GraphqlServer {
  readonly fastify: FastifyInstance;
  /**
   * Starts to listen. @returns the address
   * @throws AddressInUseError when another program listens there
   */
  listen(): Promise<string>;
  /** Refuses new work, closes sockets so that clients reconnect elsewhere, finishes running requests, and closes the port. */
  close(): Promise<void>;
}

/**
 * Serves a schema at `/graphql` over HTTP and WebSocket, with GraphiQL for browsers, and at `/api` as REST, behind one gate.
 * @throws Error when a root field has no permission rule
 */
export async function createGraphqlServer<Context extends OperationContext>(
  options: GraphqlServerOptions<Context>,
): Promise<GraphqlServer> {
  const {
    http,
    logger,
    buildContext,
    clientRegion,
    operationLimits = null,
    reading = null,
    socketOpenings = null,
    watchSignIn,
    metrics = null,
    tracing = noTracing,
    socketLimits = USUAL_SOCKET_LIMITS,
    runOperation,
    slowOperationMs = Number.POSITIVE_INFINITY,
  } = options;
  const schema = protectSchema(options.schema, options.permissions);
  traceRootFields(schema, tracing);
  const delivery = {
    schema,
    gate: createGate({ schema, ...options.gate }),
    senders: createDocumentSenders(reading),
    executor: createExecutor<Context>(
      schema,
      runOperation &&
        (({ operation, context }, run) => runOperation(operation.operation, context, async () => run())),
    ),
    errors: createErrorFormat({ logger, suggestions: options.gate.introspection }),
    buildContext,
    operationLimits,
    clientRegion,
    observer: createOperationObserver({
      meter: metrics && createOperationMeter(metrics),
      tracing,
      noteSlow: createSlowLog({ what: 'operation', thresholdMs: slowOperationMs, logger }),
    }),
    path: PATH,
  };

  const server = await createHttpServer(options);
  serveGraphiql(server.fastify, { path: PATH, demo: options.demo });
  const apollo = await serveApollo(server.fastify, delivery);
  await serveRest(server.fastify, { ...delivery, describesItself: options.gate.introspection });
  const sockets = serveSockets(server.fastify.server, {
    ...delivery,
    renewContext: options.renewContext,
    watchSignIn,
    allowedOrigins: http.allowedOrigins,
    clientAddress: createClientAddress(http.trustedProxies),
    limits: socketLimits,
    openings: socketOpenings,
    logger,
  });
  metrics?.gauge(LIVE_SOCKETS, () => [{ values: [], value: sockets.open() }]);

  return {
    fastify: server.fastify,
    listen: () => server.listen(),
    async close() {
      await server.drain();
      await sockets.close();
      await server.close();
      await apollo.stop();
    },
  };
}
