import type { FastifyInstance } from 'fastify';
import { isFromThisMachine } from '../../http/local-request.js';
import { carriesToken } from './metrics-token.js';
import type { PrometheusText } from './prometheus.js';

/**
 * Answers `/metrics`, with the token or, where there is none, to this machine alone: this port is everybody's, and what it
 * tells is not.
 */
export function serveMetrics(fastify: FastifyInstance, text: PrometheusText, token: string | null): void {
  fastify.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    if (token === null && !isFromThisMachine(request)) return reply.callNotFound();
    if (token !== null && !carriesToken(request.headers.authorization, token)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ error: 'This takes a bearer token.' });
    }
    return reply
      .header('cache-control', 'no-store')
      .type(text.contentType)
      .send(await text.render());
  });
}
