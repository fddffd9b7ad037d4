import type { TrendingChart, TrendingEntry, TrendingWindow } from './trends.js';

/** What is watched most in each region (ISO 3166-1 alpha-2), and by how many of its own accounts. */
export type RegionalTrends = ReadonlyMap<string, Readonly<Record<TrendingWindow, readonly TrendingEntry[]>>>;

/** The charts of the world, and those of its regions. */
export interface Trends {
  readonly trends: Readonly<Record<TrendingWindow, TrendingChart>>;
  readonly regionalTrends: RegionalTrends;
}

/**
 * Of a region and window so many titles are kept: as many as a ranked list has. That bounds rows and memory: 249 regions of 4 windows are
 * 199,200 rows at most.
 */
export const TITLES_OF_A_REGION = 200;
/** What fewer accounts of a region watched counts in the world's chart alone: it would tell of them, and they could lift it. */
export const LEAST_ACCOUNTS_OF_A_REGION = 5;
/** As many views, spread as the world's are, stand beside a region's own. */
const VIEWS_OF_THE_WORLD = 100;

/**
 * The chart of a region: `score = own views + 100 · the world's score / all scores of the world`, views fading as they do everywhere. It is
 * the world's order where a region has nothing of its own, and the more is watched there, the less the world counts (additive smoothing
 * towards the world, as a Dirichlet prior would have it). Where the region is not known or has no views, it is the chart of the world as it is.
 * Time is linear in the catalog.
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

/** What the score of a title in a region is made of; nothing is its own where the chart is the world's. */
export interface RegionalScore {
  readonly own: number;
  /** Of how many accounts of the region. */
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

/** Titles without views of the region keep the order of the world; the others take their places among them. */
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
