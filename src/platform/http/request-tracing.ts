import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Activity, Tracing } from '../telemetry/tracing/tracing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where requests are not traced. */
    activity: Activity | null;
  }
}

/** Asked every few seconds, by those who look after us. */
const UNTRACED: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Makes each request a step of its caller's trace, or the first of one. Where that is recorded, it says so in the header that W3C
 * Trace Context has for answers. To be called before whatever else has hooks, so that theirs are part of it.
 */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  fastify.decorateRequest('activity', null);
  if (!tracing.isOn) return;

  fastify.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? null;
    if (route !== null && UNTRACED.has(route)) return done();
    const { traceparent } = request.headers;
    const activity = tracing.begin(
      { kind: 'request', method: request.method, scheme: request.protocol, route },
      typeof traceparent === 'string' ? traceparent : null,
    );
    request.activity = activity;
    if (activity.isRecorded) tellAndEnd(activity, reply);
    activity.run(done);
  });

  // What follows the reading of a body is called by the connection, which is of no request.
  fastify.addHook('preValidation', (request, _reply, done) => continueIn(request.activity, done));
  fastify.addHook('onResponse', (request, _reply, done) => continueIn(request.activity, done));
}

function tellAndEnd(activity: Activity, reply: FastifyReply): void {
  reply.header('traceresponse', activity.traceparent);
  // Also where the client has gone before it was answered.
  reply.raw.once('close', () => {
    const { statusCode: status } = reply;
    activity.end({ status, failure: status >= 500 ? `${status}` : null });
  });
}

function continueIn(activity: Activity | null, done: () => void): void {
  if (activity) activity.run(done);
  else done();
}
