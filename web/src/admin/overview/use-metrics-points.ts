import { useQuery } from '@apollo/client/react';
import type { AdminMetricsSeriesQuery, MetricsPartsFragment } from '../generated/graphql.js';
import { type MetricsSample, useLiveMetrics } from './live-metrics-context.js';
import { AdminMetricsSeries } from './overview.graphql.js';
import type { ChosenWindow } from './window-chooser.js';

/** How the system did until a moment. */
export interface MetricsPoint
  extends Pick<MetricsPartsFragment, 'requests' | 'operations' | 'cache' | 'recommendations'> {
  readonly at: string;
}

/** What was measured before anybody looked, where one looks at what happens now. */
const BEFORE_LIVE = 'FIVE_MINUTES';
const RENEWED_MS = 10_000;

/**
 * How figures changed over a window. Its steps are asked for, and what happens now comes by itself: behind the last
 * step of a window stands the latest sample, and where one looks at what happens now, all of them.
 */
export function useMetricsPoints(chosen: ChosenWindow): readonly MetricsPoint[] {
  const { samples } = useLiveMetrics();
  const isLive = chosen === 'LIVE';
  const { data } = useQuery(AdminMetricsSeries, {
    variables: { window: isLive ? BEFORE_LIVE : chosen },
    pollInterval: isLive ? 0 : RENEWED_MS,
    fetchPolicy: 'no-cache',
  });
  const steps = data?.admin.metricsSeries.points.map(pointOfStep) ?? [];
  const heard = samples.map(pointOfSample);
  const first = heard[0];
  if (isLive && first) return [...steps.filter(({ at }) => at < first.at), ...heard];
  const [lastStep, lastHeard] = [steps.at(-1), heard.at(-1)];
  return lastStep && lastHeard && lastHeard.at > lastStep.at ? [...steps, lastHeard] : steps;
}

type Step = AdminMetricsSeriesQuery['admin']['metricsSeries']['points'][number];

function pointOfStep({ to, requests, operations, cache, recommendations }: Step): MetricsPoint {
  return { at: to, requests, operations, cache, recommendations };
}

function pointOfSample({ at, metrics }: MetricsSample): MetricsPoint {
  const { requests, operations, cache, recommendations } = metrics;
  return { at, requests, operations, cache, recommendations };
}
