import type { MetricsPartsFragment } from '../generated/graphql.js';
import { Figure, Figures } from '../parts/figure.js';
import { countText, millisecondsText, rateText, shareText } from '../parts/texts.js';

/** A share of failures from which somebody should look. */
const ALARMING_FAILURES = 0.01;

/** How the system does, in six numbers. */
export function OverviewFigures({ metrics }: { readonly metrics: MetricsPartsFragment }) {
  const { operations, requests, cache, streams, sockets, liveEventsPerSecond } = metrics;
  const { count, errors, failures, latency } = operations;
  return (
    <Figures label="How the system does">
      <Figure
        name="Operations / s"
        value={rateText(operations.perSecond)}
        note={`${rateText(requests.perSecond)} HTTP requests`}
      />
      <Figure
        name="Error rate"
        value={shareText(count === 0 ? null : errors / count)}
        note={`${countText(errors)} with errors, ${countText(failures)} ours`}
        isAlarming={failures > count * ALARMING_FAILURES}
      />
      <Figure
        name="Latency p95"
        value={millisecondsText(latency.p95Ms)}
        note={`p50 ${millisecondsText(latency.p50Ms)}, p99 ${millisecondsText(latency.p99Ms)}`}
      />
      <Figure
        name="Cache hits"
        value={shareText(cache.hitRatio)}
        note={cache.reads === 1 ? '1 read' : `${countText(cache.reads)} reads`}
      />
      <Figure name="Live streams" value={countText(streams)} note="Running now" />
      <Figure
        name="Sockets"
        value={countText(sockets)}
        note={`${rateText(liveEventsPerSecond)} live events/s`}
      />
    </Figures>
  );
}
