import type { TrendingChart, TrendingEntry, TrendingWindow } from './trends.js';

/** The most watched titles of each region (ISO 3166-1 alpha-2), with the number of its accounts that watched them. */
export type RegionalTrends = ReadonlyMap<string, Readonly<Record<TrendingWindow, readonly TrendingEntry[]>>>;

/** The global charts, and those of regions. */
export interface Trends {
  readonly trends: Readonly<Record<TrendingWindow, TrendingChart>>;
  readonly regionalTrends: RegionalTrends;
}

/**
 * The most titles kept per region and window: as many as a ranked list has. That bounds rows and memory: 249 regions
 * of 4 windows are 199,200 rows at most.
 */
export const TITLES_OF_A_REGION = 200;
/**
 * Titles watched by fewer accounts of a region count only globally: they would reveal what these accounts watch, and
 * few accounts could lift them.
 */
export const LEAST_ACCOUNTS_OF_A_REGION = 5;
/** Each regional chart includes this many views that are distributed as globally. */
const VIEWS_OF_THE_WORLD = 100;

/**
 * The chart of a region: `score = own views + 100 · global score / sum of global scores`, with views that decay as
 * everywhere. Without regional views it has the global order, and the more is watched in the region, the less the
 * global chart counts (additive smoothing with a Dirichlet prior). For an unknown region, or one without views, it is
 * the global chart itself. Time is linear in the catalog.
 */
export function chartIn(region: string | null, window: TrendingWindow, model: Trends): TrendingChart {
  const world = model.trends[window];
  const own = entriesOf(region, window, model);
  if (own.length === 0) return world;
  const scale = scaleOf(world);
  const scores = world.scores.map((score) => score * scale);
  let total = world.total * scale;
  for (const { title, score } of own) {
    scores[title]! += score;
    total += score;
  }
  return { order: merged(world.order, own, scores), scores, views: world.views, total };
}

/** The parts of a title's regional score; without regional views, nothing of it is regional. */
export interface RegionalScore {
  readonly own: number;
  /** By how many accounts of the region. */
  readonly ownViews: number;
  readonly world: number;
}

export function scoreIn(
  region: string | null,
  window: TrendingWindow,
  title: number,
  model: Trends,
): RegionalScore {
  const world = model.trends[window];
  const entries = entriesOf(region, window, model);
  const entry = entries.find((each) => each.title === title);
  return {
    own: entry?.score ?? 0,
    ownViews: entry?.views ?? 0,
    world: world.scores[title]! * (entries.length === 0 ? 1 : scaleOf(world)),
  };
}

function entriesOf(
  region: string | null,
  window: TrendingWindow,
  { regionalTrends }: Trends,
): readonly TrendingEntry[] {
  return (region === null ? undefined : regionalTrends.get(region)?.[window]) ?? [];
}

function scaleOf({ total }: TrendingChart): number {
  return total > 0 ? VIEWS_OF_THE_WORLD / total : 0;
}

/** Titles without regional views keep the global order; the others are merged into it. */
function merged(worldOrder: Uint32Array, own: readonly TrendingEntry[], scores: Float64Array): Uint32Array {
  const isOwn = new Set(own.map(({ title }) => title));
  const rest = worldOrder.filter((title) => !isOwn.has(title));
  const lifted = [...isOwn].toSorted((one, other) => scores[other]! - scores[one]! || one - other);
  const order = new Uint32Array(rest.length + lifted.length);
  let next = 0;
  for (let at = 0; at < order.length; at += 1) {
    const fromRest = rest[at - next];
    const fromOwn = lifted[next];
    if (fromOwn !== undefined && (fromRest === undefined || scores[fromOwn]! >= scores[fromRest]!)) {
      order[at] = fromOwn;
      next += 1;
    } else {
      order[at] = fromRest!;
    }
  }
  return order;
}
