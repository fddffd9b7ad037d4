import type { FastifyInstance } from 'fastify';
import { isFromThisMachine } from '../../http/local-request.js';
import { carriesToken } from './metrics-token.js';
import type { PrometheusText } from './prometheus.js';

/**
 * Serves `/metrics`, with the token or, if none is configured, only to this machine: the port is public, but the
 * metrics are not.
 */
export function serveMetrics(fastify: FastifyInstance, text: PrometheusText, token: string | null): void {
  fastify.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    if (token === null && !isFromThisMachine(request)) return reply.callNotFound();
    if (token !== null && !carriesToken(request.headers.authorization, token)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ code: 'UNAUTHENTICATED', error: 'This takes a bearer token.' });
    }
    return reply
      .header('cache-control', 'no-store')
      .type(text.contentType)
      .send(await text.render());
  });
}
