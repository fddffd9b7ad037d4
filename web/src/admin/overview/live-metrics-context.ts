import { createContext, useContext } from 'react';
import type { LiveMetricsSubscription, MetricsPartsFragment } from '../generated/graphql.js';

/** How the system did in the minute before a moment. */
export interface MetricsSample {
  readonly at: string;
  readonly metrics: MetricsPartsFragment;
}

export type ModelBuild = LiveMetricsSubscription['adminMetrics']['modelBuild'];

export interface LiveMetricsState {
  /** The latest ones, the last one last. */
  readonly samples: readonly MetricsSample[];
  readonly latest: MetricsSample | undefined;
  /** The model of recommendations that is being learned, as last heard. */
  readonly modelBuild: ModelBuild;
  /** Whether they arrive by themselves; else they are asked for. */
  readonly isLive: boolean;
  readonly error: unknown;
}

export const LiveMetricsContext = createContext<LiveMetricsState | null>(null);

/** How the system does. Below a `LiveMetricsProvider` only. */
export function useLiveMetrics(): LiveMetricsState {
  const state = useContext(LiveMetricsContext);
  if (!state) throw new Error('Nobody follows the metrics where they are needed.');
  return state;
}
