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
    /** Origins of web pages, beside our own, that may call us. */
    readonly allowedOrigins: readonly string[];
    readonly trustedProxies: readonly string[];
    /** How long to keep accepting requests after draining has started, until load balancers notice. */
    readonly drainMs: number;
  };
  readonly logger: Logger;
  /** What must answer before this process is sent work, by name. */
  readonly probes: Readonly<Record<string, Probe>>;
  /** Where requests are counted. Default: nowhere. */
  readonly metrics?: Metrics | null;
  /** Default: requests are not traced. */
  readonly tracing?: Tracing;
}

export interface HttpServer {
  readonly fastify: FastifyInstance;
  /**
   * Accepts connections, and tells at which address.
   * @throws AddressInUseError when another program listens there
   */
  listen(): Promise<string>;
  /**
   * Says that no more work is to be sent here, to probes and with every answer, while still answering what comes.
   * Resolves when those who send it had time to notice.
   */
  drain(): Promise<void>;
  /** Stops accepting, finishes what is running, and after 10 s ends what is left. */
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
    // What comes on a connection that is still open was sent before its client could know.
    return503OnClosing: false,
    http: { IncomingMessage: WebSocketOrPlainMessage },
    // Such as an address that cannot be decoded, which may have a secret in it, and would be repeated.
    frameworkErrors(_error, request, reply) {
      const type = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      reply.raw
        .writeHead(400, { ...headers, ...type, 'x-request-id': request.id })
        .end(JSON.stringify({ error: 'The address of this request cannot be read.' }));
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
      // A connection that is busy now would be kept alive for whoever asks next.
      const sweep = setInterval(() => app.server.closeIdleConnections(), IDLE_SWEEP_MS);
      const deadline = setTimeout(() => app.server.closeAllConnections(), DRAIN_TIMEOUT_MS);
      await app.close();
      clearTimeout(deadline);
      clearInterval(sweep);
    },
  };
}
