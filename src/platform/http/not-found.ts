import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers that nothing is at an address, without repeating it: there may be a secret in it, and who asked knows it. */
export function sendNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .code(404)
    .send({ code: 'NOT_FOUND', error: 'There is nothing at this address.' });
}
