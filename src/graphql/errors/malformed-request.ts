import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { RateLimitedError } from '../../shared/domain-error.js';
import type { ErrorFormat } from './error-format.js';

/** The error for a request that does not contain an operation: bad JSON, too large, or of the wrong type. */
export function describeMalformed(
  errors: ErrorFormat,
  error: FastifyError | RateLimitedError,
  requestId: string,
): { readonly status: number; readonly error: GraphQLFormattedError } {
  if (error instanceof RateLimitedError) return { status: 429, error: errors.present(error, requestId) };
  const { statusCode: status = 500, message } = error;
  return status >= 400 && status < 500
    ? { status, error: { message, extensions: { code: 'BAD_REQUEST' } } }
    : { status: 500, error: errors.present(error, requestId) };
}

/** Answers such requests in GraphQL's format. */
export function refuseMalformed(errors: ErrorFormat) {
  return (thrown: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const { status, error } = describeMalformed(errors, thrown, request.id);
    return reply
      .code(status)
      .type('application/json; charset=utf-8')
      .send({ errors: [error] });
  };
}
