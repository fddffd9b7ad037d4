import type { MetricDefinition, Metrics } from '../../platform/telemetry/metrics/metric.js';
import { timed } from '../../platform/telemetry/metrics/timed.js';
import type { HomeService } from './home.service.js';
import type { RecommendationService } from './recommendation.service.js';

export const RECOMMENDATION_DURATION: MetricDefinition = {
  name: 'streamcore_recommendation_duration_seconds',
  help: 'Time to get recommendations, cached or computed, by surface.',
  labels: ['surface'],
};

interface Services {
  readonly service: RecommendationService;
  readonly home: HomeService;
}

/** Wraps services to time them. */
export function timeRecommendations({ service, home }: Services, metrics: Metrics | null): Services {
  if (!metrics) return { service, home };
  const durations = metrics.durations(RECOMMENDATION_DURATION);
  const surfaces = {
    home: durations.with('home'),
    recommendations: durations.with('recommendations'),
    similarTitles: durations.with('similarTitles'),
    trending: durations.with('trending'),
  };
  return {
    home: { ...home, home: (...given) => timed(surfaces.home, () => home.home(...given)) },
    service: {
      ...service,
      recommend: (...given) => timed(surfaces.recommendations, () => service.recommend(...given)),
      similarTitles: (...given) => timed(surfaces.similarTitles, () => service.similarTitles(...given)),
      trending: (...given) => timed(surfaces.trending, () => service.trending(...given)),
    },
  };
}
