import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the request's GraphQL operation. */
    operationName: string | null;
  }
}

/** Logs one line per request after its response. */
export function logRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('operationName', null);
  fastify.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.operationName === null ? {} : { operation: request.operationName }),
      },
      'request',
    );
    done();
  });
}
