import { mergeTotals, type SeriesTotal, sumAdditions } from './metric-additions.js';
import type { MetricArchive } from './metric-archive.js';
import { floorTo, HOUR_MS, MINUTE_MS } from './rollup-spans.js';
import { type SharedMetrics, SLOT_MS, SLOTS_KEPT_MS } from './shared-metrics.js';

/** The metrics of all processes in a time range. */
export interface Measured {
  readonly from: Date;
  readonly to: Date;
  readonly totals: readonly SeriesTotal[];
}

/** The metrics of all processes together, over seconds to thirty days. */
export interface MetricHistory {
  /** The metrics of the last `windowMs`, or a little more: a window begins with a full slot, minute or hour. */
  read(metrics: readonly string[], windowMs: number): Promise<Measured>;
  /**
   * The metrics of the last `windowMs`, or a little more, in steps up to the last complete slot: except for the last
   * step, nothing changes any more. Series are distinguished by their last label only.
   * @param stepMs the width of a slot, or full minutes
   * @returns every step, including empty ones; the last may be incomplete
   */
  readSteps(metrics: readonly string[], windowMs: number, stepMs: number): Promise<readonly Measured[]>;
  /** Rolls up complete minutes, and deletes expired roll-ups. */
  rollUp(): Promise<void>;
}

/** Longer windows begin with a full minute, and from twelve hours on with a full hour. */
const SHORTEST_BY_MINUTE_MS = 2 * MINUTE_MS;
const SHORTEST_BY_HOUR_MS = 12 * HOUR_MS;
/** This long after its end, nothing is added to a slot any more, because slots are chosen by the server's time. */
const SETTLED_MS = 1_000;

export function createMetricHistory(shared: SharedMetrics, archive: MetricArchive): MetricHistory {
  async function readSlots(from: Date, to: Date): Promise<SeriesTotal[]> {
    return sumAdditions(await shared.read(from, to));
  }

  /**
   * The metrics that are not rolled up yet. If there was no roll-up for long, because there was no worker or it was
   * overloaded, most slots of a month have expired, and reading a quarter of a million of them would block Redis.
   */
  function readLive(from: Date, to: Date, now: Date): Promise<SeriesTotal[]> {
    return readSlots(laterOf(from, new Date(now.getTime() - SLOTS_KEPT_MS)), to);
  }

  return {
    async read(metrics, windowMs) {
      const to = await shared.now();
      const from = floorTo(granularityOf(windowMs), new Date(to.getTime() - windowMs));
      const wanted = new Set(metrics);
      const stored = windowMs < SHORTEST_BY_MINUTE_MS ? null : await archive.read(metrics, from);
      const live = await readLive(stored ? laterOf(stored.until, from) : from, to, to);
      const totals = mergeTotals([
        ...(stored?.totals ?? []),
        ...live.filter(({ metric }) => wanted.has(metric)),
      ]);
      return { from, to, totals };
    },

    async readSteps(metrics, windowMs, stepMs) {
      const to = floorTo(SLOT_MS, await shared.now());
      const from = floorTo(stepMs, new Date(to.getTime() - windowMs));
      const wanted = new Set(metrics);
      const stored = stepMs < MINUTE_MS ? null : await archive.readSteps(metrics, from, stepMs);
      const live = stored ? laterOf(stored.until, from) : from;
      return Promise.all(
        stepsBetween(from, to, stepMs).map(async (step) => {
          const slots = step.to > live ? await readLive(laterOf(step.from, live), step.to, to) : [];
          const totals = mergeTotals([
            ...(stored?.steps.get(step.from.getTime()) ?? []),
            ...slots.filter(({ metric }) => wanted.has(metric)).map(byLastLabel),
          ]);
          return { ...step, totals };
        }),
      );
    },

    async rollUp() {
      const now = await shared.now();
      const until = floorTo(MINUTE_MS, new Date(now.getTime() - SETTLED_MS));
      // A slot that expires during the read would be missing.
      const earliest = new Date(now.getTime() - SLOTS_KEPT_MS + 2 * MINUTE_MS);
      await archive.store(readSlots, earliest, until);
      await archive.prune(now);
    },
  };
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function stepsBetween(from: Date, to: Date, stepMs: number): { readonly from: Date; readonly to: Date }[] {
  const count = Math.ceil((to.getTime() - from.getTime()) / stepMs);
  return Array.from({ length: count }, (_, index) => {
    const begin = from.getTime() + index * stepMs;
    return { from: new Date(begin), to: new Date(Math.min(begin + stepMs, to.getTime())) };
  });
}

/** All labels but the last become empty, and keep their places. */
function byLastLabel(total: SeriesTotal): SeriesTotal {
  return {
    ...total,
    labels: total.labels.map((label, index) => (index + 1 === total.labels.length ? label : '')),
  };
}

function granularityOf(windowMs: number): number {
  if (windowMs < SHORTEST_BY_MINUTE_MS) return SLOT_MS;
  return windowMs < SHORTEST_BY_HOUR_MS ? MINUTE_MS : HOUR_MS;
}
