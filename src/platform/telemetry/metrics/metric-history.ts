import { mergeTotals, type SeriesTotal, sumAdditions } from './metric-additions.js';
import type { MetricArchive } from './metric-archive.js';
import { floorTo, HOUR_MS, MINUTE_MS } from './rollup-spans.js';
import { type SharedMetrics, SLOT_MS, SLOTS_KEPT_MS } from './shared-metrics.js';

/** What all processes measured in a time. */
export interface Measured {
  readonly from: Date;
  readonly to: Date;
  readonly totals: readonly SeriesTotal[];
}

/** What all processes together have measured, from seconds to thirty days ago. */
export interface MetricHistory {
  /** Of the last so many milliseconds or a little more: a window begins with a full slot, minute or hour. */
  read(metrics: readonly string[], windowMs: number): Promise<Measured>;
  /**
   * Of the last so many milliseconds or a little more, step by step, up to the last slot that is over: but for the last step,
   * nothing of it changes any more. Series are told apart by their last label alone.
   * @param stepMs a slot's width, or full minutes
   * @returns every step, also those in which nothing happened; the last may still be filling
   */
  readSteps(metrics: readonly string[], windowMs: number, stepMs: number): Promise<readonly Measured[]>;
  /** Rolls up the minutes that are over, and removes what is too old. */
  rollUp(): Promise<void>;
}

/** A window that is longer begins with a full minute, and one of more than an hour's multiples with a full hour. */
const SHORTEST_BY_MINUTE_MS = 2 * MINUTE_MS;
const SHORTEST_BY_HOUR_MS = 12 * HOUR_MS;
/** No process is so late that it could still write into a slot that is over: the server's own time names it. */
const SETTLED_MS = 1_000;

export function createMetricHistory(shared: SharedMetrics, archive: MetricArchive): MetricHistory {
  async function readSlots(from: Date, to: Date): Promise<SeriesTotal[]> {
    return sumAdditions(await shared.read(from, to));
  }

  return {
    async read(metrics, windowMs) {
      const to = await shared.now();
      const from = floorTo(granularityOf(windowMs), new Date(to.getTime() - windowMs));
      const wanted = new Set(metrics);
      const stored = windowMs < SHORTEST_BY_MINUTE_MS ? null : await archive.read(metrics, from);
      const live = await readSlots(stored && stored.until > from ? stored.until : from, to);
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
      const live = stored && stored.until > from ? stored.until : from;
      return Promise.all(
        stepsBetween(from, to, stepMs).map(async (step) => {
          const slots = step.to > live ? await readSlots(step.from > live ? step.from : live, step.to) : [];
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
      // A slot that ends while it is read would be missing.
      const earliest = new Date(now.getTime() - SLOTS_KEPT_MS + 2 * MINUTE_MS);
      await archive.store(readSlots, earliest, until);
      await archive.prune(now);
    },
  };
}

function stepsBetween(from: Date, to: Date, stepMs: number): { readonly from: Date; readonly to: Date }[] {
  const count = Math.ceil((to.getTime() - from.getTime()) / stepMs);
  return Array.from({ length: count }, (_, index) => {
    const begin = from.getTime() + index * stepMs;
    return { from: new Date(begin), to: new Date(Math.min(begin + stepMs, to.getTime())) };
  });
}

/** Labels but the last one become empty, and keep their places. */
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
