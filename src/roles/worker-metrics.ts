import type { Engine } from '../engine.js';
import { createHttpServer } from '../platform/http/http-server.js';
import { sendNotFound } from '../platform/http/not-found.js';
import { serveMetrics } from '../platform/telemetry/metrics/serve-metrics.js';

/**
 * Serves `/health` and, if configured, `/metrics`, for a process without an API that has a port for them.
 * @throws AddressInUseError
 */
export async function serveWorkerMetrics({
  config,
  logger,
  probes,
  telemetry,
}: Pick<Engine, 'config' | 'logger' | 'probes' | 'telemetry'>): Promise<AsyncDisposable> {
  const port = config.workerPort;
  if (port === null) return { [Symbol.asyncDispose]: async () => undefined };
  const server = await createHttpServer({ http: { ...config.http, port }, logger, probes });
  server.fastify.setNotFoundHandler(sendNotFound);
  if (telemetry.prometheus && config.metrics?.isServed) {
    serveMetrics(server.fastify, telemetry.prometheus, config.metrics.token);
  }
  await server.listen();
  return { [Symbol.asyncDispose]: () => server.close() };
}
