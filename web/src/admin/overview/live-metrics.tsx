import { useQuery, useSubscription } from '@apollo/client/react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { MetricsPartsFragment } from '../generated/graphql.js';
import { LiveMetricsContext, type MetricsSample, type ModelBuild } from './live-metrics-context.js';
import { AdminMetrics, LiveMetrics } from './overview.graphql.js';

const INTERVAL_SECONDS = 2;
/** After so long without a sample, the figures are asked for instead. */
const SILENCE_MS = 10_000;
const ASKED_EVERY_MS = 5000;
/** Ten minutes of them. */
const MOST_SAMPLES = 300;

/**
 * Follows how the system does, for as long as a page for administrators is open: what was heard stays when one
 * goes to another page and comes back.
 */
export function LiveMetricsProvider({ children }: { readonly children: ReactNode }) {
  const [samples, setSamples] = useState<readonly MetricsSample[]>([]);
  const [modelBuild, setModelBuild] = useState<ModelBuild>(null);
  const [isLive, setLive] = useState(true);
  const add = useCallback((metrics: MetricsPartsFragment) => {
    setSamples((known) => [...known.slice(1 - MOST_SAMPLES), { at: metrics.to, metrics }]);
  }, []);

  // Each sample is an object of its own, and the cache would keep all of them.
  useSubscription(LiveMetrics, {
    variables: { intervalSeconds: INTERVAL_SECONDS },
    fetchPolicy: 'no-cache',
    ignoreResults: true,
    onData({ data: { data } }) {
      if (!data) return;
      setLive(true);
      add(data.adminMetrics.metrics);
      setModelBuild(data.adminMetrics.modelBuild);
    },
  });
  const latest = samples.at(-1);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => setLive(false), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [isLive, latest]);

  const asked = useQuery(AdminMetrics, {
    variables: { window: 'MINUTE' },
    skip: isLive,
    pollInterval: isLive ? 0 : ASKED_EVERY_MS,
    fetchPolicy: 'no-cache',
  });
  useEffect(() => {
    if (asked.data) add(asked.data.admin.metrics);
  }, [asked.data, add]);

  const error = isLive ? undefined : asked.error;
  const value = useMemo(
    () => ({ samples, latest, modelBuild, isLive, error }),
    [samples, latest, modelBuild, isLive, error],
  );
  return <LiveMetricsContext.Provider value={value}>{children}</LiveMetricsContext.Provider>;
}
