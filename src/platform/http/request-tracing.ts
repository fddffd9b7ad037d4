import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Activity, Tracing } from '../telemetry/tracing/tracing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null if requests are not traced. */
    activity: Activity | null;
  }
}

/** Requested every few seconds by health checks. */
const UNTRACED: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Makes each request a span of its caller's trace, or the root of a new one. If it is recorded, the response has W3C
 * Trace Context's header. Call it before other hooks are added, so that they are part of the span.
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
    if (activity.isRecorded) recordResponse(activity, reply);
    activity.run(done);
  });

  // Callbacks after the body was read run in the context of the connection, not of a request.
  fastify.addHook('preValidation', (request, _reply, done) => continueIn(request.activity, done));
  fastify.addHook('onResponse', (request, _reply, done) => continueIn(request.activity, done));
}

function recordResponse(activity: Activity, reply: FastifyReply): void {
  reply.header('traceresponse', activity.traceparent);
  // Also when the client disconnects before the response.
  reply.raw.once('close', () => {
    const { statusCode: status } = reply;
    activity.end({ status, failure: status >= 500 ? `${status}` : null });
  });
}

function continueIn(activity: Activity | null, done: () => void): void {
  if (activity) activity.run(done);
  else done();
}
