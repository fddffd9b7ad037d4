import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorFormat } from './error-format.js';

/** Answers, in GraphQL's form, requests that never become an operation: bad JSON, too large, of a wrong type. */
export function refuseMalformed(errors: ErrorFormat) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500;
    const refused = status >= 400 && status < 500;
    return reply
      .code(refused ? status : 500)
      .type('application/json; charset=utf-8')
      .send({
        errors: [
          refused
            ? { message: error.message, extensions: { code: 'BAD_REQUEST' } }
            : errors.present(error, request.id),
        ],
      });
  };
}
