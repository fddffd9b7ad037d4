import { graphql } from '../generated/index.js';

export const AdminMetrics = graphql(`
  query AdminMetrics($window: MetricsWindow!) {
    admin { metrics(window: $window) { ...MetricsParts } }
  }

  fragment MetricsParts on SystemMetrics {
    from
    to
    requests { ...TrafficParts }
    operations { ...TrafficParts }
    byOperation {
      operation
      kind
      count
      perSecond
      errors
      failures
      latency { ...LatencyParts }
    }
    cache { ...CacheParts }
    recommendations { ...RecommendationParts }
    liveEventsPerSecond
    sockets
    streams
    rateLimitRefusals { limit count }
  }

  fragment TrafficParts on Traffic {
    count
    perSecond
    errors
    errorsPerSecond
    failures
    latency { ...LatencyParts }
  }

  fragment CacheParts on CacheTraffic { reads localHits redisHits misses hitRatio }

  fragment RecommendationParts on RecommendationTraffic { count perSecond latency { ...LatencyParts } }

  fragment LatencyParts on Latency { meanMs p50Ms p95Ms p99Ms }
`);

export const LiveMetrics = graphql(`
  subscription LiveMetrics($intervalSeconds: Int!, $after: ID) {
    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {
      id
      occurredAt
      metrics { ...MetricsParts }
      modelBuild { id blocks blocksLearned }
    }
  }
`);

export const AdminMetricsSeries = graphql(`
  query AdminMetricsSeries($window: MetricsWindow!) {
    admin {
      metricsSeries(window: $window) {
        points {
          to
          requests { ...TrafficParts }
          operations { ...TrafficParts }
          cache { ...CacheParts }
          recommendations { ...RecommendationParts }
        }
      }
    }
  }
`);
