import { graphql } from '../generated/index.js';

export const SystemMetrics = graphql(`
  query SystemMetrics($window: MetricsWindow!) {
    admin {
      metrics(window: $window) {
        from
        to
        requests { count errors }
        operations { count perSecond errors failures latency { meanMs p50Ms p95Ms p99Ms } }
        byOperation { operation kind count errors outcomes { outcome count } latency { p50Ms p99Ms } }
        liveEvents
        sockets
        streams
        cache { reads localHits redisHits misses hitRatio }
        jobs { queue job done failed returned latency { p50Ms } }
        rateLimitRefusals { limit count }
      }
    }
  }
`);

export const MetricsSeries = graphql(`
  query MetricsSeries($window: MetricsWindow!) {
    admin {
      metricsSeries(window: $window) {
        from
        to
        stepSeconds
        points {
          from
          to
          requests { count perSecond errors latency { p50Ms p95Ms p99Ms } }
          operations { count perSecond errors failures latency { p50Ms p95Ms p99Ms } }
          cache { reads localHits redisHits misses hitRatio }
          recommendations { count latency { p95Ms } }
        }
      }
    }
  }
`);

export const CacheTraffic = graphql(`
  query CacheTraffic($window: MetricsWindow!) {
    admin { cacheStats { name system(window: $window) { reads localHits redisHits misses hitRatio loads failedLoads } } }
  }
`);

export const RecommendationLatency = graphql(`
  query RecommendationLatency($window: MetricsWindow!) {
    admin { recommendationLatency(window: $window) { surface count perSecond latency { p50Ms p95Ms p99Ms } } }
  }
`);

export const SystemHealth = graphql(`
  query SystemHealth {
    admin {
      systemHealth {
        asOf
        status
        processes {
          id role version host pid startedAt heardAt isAlive eventLoopDelayMs memoryBytes heapBytes
          dependencies { name isUp milliseconds }
        }
        dependencies { name status milliseconds }
      }
    }
  }
`);

export const Popularity = graphql(`
  query Popularity($window: PopularityWindow!, $first: Int!) {
    admin { popularity(window: $window, first: $first) { title { id } viewers starts completions } }
  }
`);

export const PlaysByDay = graphql(`
  query PlaysByDay($window: PopularityWindow!, $first: Int!) {
    admin {
      playsByDay(window: $window, first: $first) {
        title { id } starts completions days { day starts completions }
      }
    }
  }
`);

export const AdminMetrics = graphql(`
  subscription AdminMetrics($intervalSeconds: Int!, $after: ID) {
    adminMetrics(intervalSeconds: $intervalSeconds, after: $after) {
      id
      occurredAt
      metrics { operations { count } sockets }
      modelBuild { id blocks blocksLearned }
    }
  }
`);
