import type { FastifyError, FastifyInstance } from 'fastify';

/** Tells callers what is wrong with their request; what is wrong with us is logged, and told as a number to ask about. */
export function maskErrors(fastify: FastifyInstance): void {
  fastify.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return reply.code(status).send({ error: error.message });
    request.log.error({ err: error }, 'A request failed unexpectedly.');
    return reply.code(500).send({ error: 'Something went wrong on our side.', requestId: request.id });
  });
}
