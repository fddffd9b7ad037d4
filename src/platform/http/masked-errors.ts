import type { FastifyError, FastifyInstance } from 'fastify';

/** Shows clients the problems of their request; internal errors are logged, and shown only as a request id. */
export function maskErrors(fastify: FastifyInstance): void {
  fastify.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) {
      return reply.code(status).send({ code: 'BAD_REQUEST', error: error.message });
    }
    request.log.error({ err: error }, 'A request failed unexpectedly.');
    return reply.code(500).send({
      code: 'INTERNAL_SERVER_ERROR',
      error: 'Something went wrong on our side.',
      requestId: request.id,
    });
  });
}
