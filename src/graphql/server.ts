import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createClientAddress } from '../platform/http/client-address.js';
import type { ClientRegion } from '../platform/http/client-region.js';
import { createHttpServer, type HttpServerOptions } from '../platform/http/http-server.js';
import { serveApollo } from './apollo.js';
import { createErrorFormat } from './errors/error-format.js';
import { createExecutor } from './execution/executor.js';
import { createGate, type GateOptions } from './gate/gate.js';
import { type GraphiqlOptions, serveGraphiql } from './graphiql.js';
import type { BuildContext, OperationContext, RenewContext } from './operation-context.js';
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
};

export interface GraphqlServerOptions<Context extends OperationContext> extends HttpServerOptions {
  readonly schema: GraphQLSchema;
  readonly permissions: Rules;
  readonly gate: Omit<GateOptions, 'schema'>;
  readonly buildContext: BuildContext<Context>;
  readonly renewContext: RenewContext<Context>;
  readonly clientRegion: ClientRegion;
  /** Checks the credentials that a socket is opened with, tells when they hold no longer, and takes newer ones. */
  readonly watchSignIn: WatchSignIn;
  readonly demo?: GraphiqlOptions['demo'];
  readonly socketLimits?: SocketLimits;
}

export interface GraphqlServer {
  readonly fastify: FastifyInstance;
  /**
   * Accepts connections, and tells at which address.
   * @throws AddressInUseError when another program listens there
   */
  listen(): Promise<string>;
  /** Turns new work away, lets sockets go elsewhere, finishes what is running, and closes the port. */
  close(): Promise<void>;
}

/**
 * Serves a schema at `/graphql` over HTTP and WebSocket, behind one gate, with GraphiQL for browsers.
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
    watchSignIn,
    socketLimits = USUAL_SOCKET_LIMITS,
  } = options;
  const schema = protectSchema(options.schema, options.permissions);
  const delivery = {
    schema,
    gate: createGate({ schema, ...options.gate }),
    executor: createExecutor(schema),
    errors: createErrorFormat({ logger, suggestions: options.gate.introspection }),
    buildContext,
    clientRegion,
    path: PATH,
  };

  const server = await createHttpServer(options);
  serveGraphiql(server.fastify, { path: PATH, demo: options.demo });
  const apollo = await serveApollo(server.fastify, delivery);
  const sockets = serveSockets(server.fastify.server, {
    ...delivery,
    renewContext: options.renewContext,
    watchSignIn,
    allowedOrigins: http.allowedOrigins,
    clientAddress: createClientAddress(http.trustedProxies),
    limits: socketLimits,
    logger,
  });

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
