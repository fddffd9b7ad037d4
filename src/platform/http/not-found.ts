import type { FastifyReply, FastifyRequest } from 'fastify';

/** A 404 that does not repeat the URL, which may contain a secret. */
export function sendNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .code(404)
    .send({ code: 'NOT_FOUND', error: 'There is nothing at this address.' });
}
