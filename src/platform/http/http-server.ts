import { setTimeout as delay } from 'node:timers/promises';
import cors from '@fastify/cors';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics/metric.js';
import { noTracing, type Tracing } from '../telemetry/tracing/tracing.js';
import { AddressInUseError } from './address-in-use-error.js';
import { type Probe, serveHealth } from './health.js';
import { WebSocketOrPlainMessage } from './incoming-message.js';
import { maskErrors } from './masked-errors.js';
import { requestIdOf } from './request-id.js';
import { logRequests } from './request-log.js';
import { measureRequests } from './request-metrics.js';
import { traceRequests } from './request-tracing.js';
import { securityHeaders } from './security-headers.js';
import { warnAboutUntrustedProxies } from './untrusted-proxies.js';

const LARGEST_BODY_BYTES = 256 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const DRAIN_TIMEOUT_MS = 10_000;
const IDLE_SWEEP_MS = 50;

export interface HttpServerOptions {
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string;
    /** Other origins of web pages that may call the API. */
    readonly allowedOrigins: readonly string[];
    readonly trustedProxies: readonly string[];
    /** How long to keep accepting requests after draining has started, until load balancers notice. */
    readonly drainMs: number;
  };
  readonly logger: Logger;
  /** The dependencies that must be up for this process to be ready, by name. */
  readonly probes: Readonly<Record<string, Probe>>;
  /** Counts requests. Default: not counted. */
  readonly metrics?: Metrics | null;
  /** Default: requests are not traced. */
  readonly tracing?: Tracing;
}

export interface HttpServer {
  readonly fastify: FastifyInstance;
  /**
   * Starts to listen. @returns the address
   * @throws AddressInUseError when another program listens there
   */
  listen(): Promise<string>;
  /**
   * Reports that no more requests should be sent here, to probes and with every response, while still serving those
   * that arrive. Resolves after load balancers had time to notice.
   */
  drain(): Promise<void>;
  /** Stops accepting requests, finishes running ones, and aborts the rest after 10 s. */
  close(): Promise<void>;
}

export async function createHttpServer({
  http,
  logger,
  probes,
  metrics,
  tracing = noTracing,
}: HttpServerOptions): Promise<HttpServer> {
  const loggerInstance: FastifyBaseLogger = logger;
  const headers = securityHeaders(http.publicUrl);
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    trustProxy: [...http.trustedProxies],
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // Requests on open connections were sent before their clients could know.
    return503OnClosing: false,
    http: { IncomingMessage: WebSocketOrPlainMessage },
    // For example a URL that cannot be decoded. It may contain a secret, so it is not repeated.
    frameworkErrors(_error, request, reply) {
      const type = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      reply.raw
        .writeHead(400, { ...headers, ...type, 'x-request-id': request.id })
        .end(JSON.stringify({ code: 'BAD_REQUEST', error: 'The address of this request cannot be read.' }));
    },
  });
  traceRequests(app, tracing);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    if (health.draining) reply.header('connection', 'close');
    done();
  });
  logRequests(app);
  warnAboutUntrustedProxies(app, http.trustedProxies);
  if (metrics) measureRequests(app, metrics);
  maskErrors(app);
  if (http.allowedOrigins.length > 0) {
    await app.register(cors, {
      origin: [...http.allowedOrigins],
      maxAge: 600,
      exposedHeaders: ['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy', 'traceresponse'],
    });
  }
  const health = serveHealth(app, { probes, logger });

  return {
    fastify: app,

    async listen() {
      try {
        return await app.listen({ host: http.host, port: http.port });
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
          throw new AddressInUseError(http.host, http.port);
        }
        throw error;
      }
    },

    async drain() {
      health.drain();
      await delay(http.drainMs);
    },

    async close() {
      health.drain();
      // Otherwise a busy connection would be kept alive for further requests.
      const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP_MS);
      const deadline = setTimeout(() => app.server.closeAllConnections(), DRAIN_TIMEOUT_MS);
      await app.close();
      clearTimeout(deadline);
      clearInterval(sweep);
    },
  };
}
