import type { FastifyInstance } from 'fastify';
import type { Counter, Durations, MetricDefinition, Metrics } from '../telemetry/metrics/metric.js';

export const HTTP_REQUESTS: MetricDefinition = {
  name: 'streamcore_http_requests_total',
  help: 'HTTP requests by route and status.',
  labels: ['route', 'status'],
};

export const HTTP_REQUEST_DURATION: MetricDefinition = {
  name: 'streamcore_http_request_duration_seconds',
  help: 'Time from the request headers to the end of the response.',
  labels: ['route'],
};

/** Requests without a route. */
const UNMATCHED = 'unmatched';

interface RouteSeries {
  readonly duration: Durations;
  readonly statuses: Map<number, Counter>;
}

/** Counts and times every request, by the pattern of its route, so that URLs do not create series. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter(HTTP_REQUESTS);
  const durations = metrics.durations(HTTP_REQUEST_DURATION);
  const routes = new Map<string, RouteSeries>();

  function seriesOf(route: string): RouteSeries {
    const known = routes.get(route) ?? {
      duration: durations.with(route),
      statuses: new Map<number, Counter>(),
    };
    routes.set(route, known);
    return known;
  }

  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? UNMATCHED;
    const { duration, statuses } = routes.get(route) ?? seriesOf(route);
    let counter = statuses.get(reply.statusCode);
    if (!counter) {
      counter = requests.with(route, `${reply.statusCode}`);
      statuses.set(reply.statusCode, counter);
    }
    counter.add();
    duration.record(reply.elapsedTime);
    done();
  });
}
