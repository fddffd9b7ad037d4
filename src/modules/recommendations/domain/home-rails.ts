import { wantedGenres } from './content-strategy.js';
import { diversified, USUAL_DIVERSITY } from './diversity.js';
import { featureSimilarity, featuresOf } from './feature-vectors.js';
import { type Ranking, scoreAt } from './hybrid-recommender.js';
import { chartIn } from './regional-trends.js';
import type { ServingModel } from './serving-model.js';
import { eligibleTitles, type Feedback, type Taste } from './taste.js';

export type RailKind =
  | 'CONTINUE_WATCHING'
  | 'WATCHLIST'
  | 'FOR_YOU'
  | 'BECAUSE_YOU_WATCHED'
  | 'TRENDING_NOW'
  | 'TOP_IN_GENRE'
  | 'NEW_RELEASES'
  | 'HIGHLY_RATED';

/** A row of titles on the home page. */
export interface Rail {
  /** Stable while the rail has the same subject. */
  readonly id: string;
  readonly kind: RailKind;
  readonly title: string;
  /** A sentence that explains why these titles are shown. */
  readonly explanation: string;
  readonly titleIds: readonly string[];
}

/** A rail before it is filled: candidates in order; those already on the page are skipped. */
interface RailDraft extends Omit<Rail, 'titleIds'> {
  readonly candidates: Iterable<number>;
}

export interface HomeIngredients {
  readonly model: ServingModel;
  readonly taste: Taste;
  /** What is recommended, best first. */
  readonly recommended: Ranking;
  /** The diversity, from 0 to 1; null: the default. */
  readonly diversity: number | null;
  /** Titles already on the page. */
  readonly shown: readonly string[];
  /** Titles released after this are not new yet. */
  readonly now: Date;
}

/**
 * The rails of a home page in their order. Every title is eligible for the profile and appears only once, on the
 * first rail that has it; empty rails are left out.
 */
export function createRails(ingredients: HomeIngredients, railSize: number): Rail[] {
  const { model, taste, shown } = ingredients;
  const eligible = eligibleTitles(taste, model.titles);
  for (const title of model.titles.indicesOf(shown)) eligible[title] = 0;
  const recommended = eligibleOf(ingredients.recommended, eligible);
  return draftsOf({ ...ingredients, recommended }, railSize)
    .map(({ candidates, ...rail }) => {
      const titleIds: string[] = [];
      for (const title of candidates) {
        if (titleIds.length === railSize) break;
        if (eligible[title] === 0) continue;
        eligible[title] = 0;
        titleIds.push(model.titles.ids[title]!);
      }
      return Object.assign(rail, { titleIds });
    })
    .filter((rail) => rail.titleIds.length > 0);
}

function eligibleOf({ weights, titles, rawScores }: Ranking, eligible: Uint8Array): Ranking {
  const places = [...titles.keys()].filter((place) => eligible[titles[place]!] === 1);
  return {
    weights,
    titles: places.map((place) => titles[place]!),
    rawScores: places.map((place) => rawScores[place]!),
  };
}

function draftsOf(ingredients: HomeIngredients, railSize: number): RailDraft[] {
  const { model, taste, recommended, diversity, now } = ingredients;
  const { titles } = model;
  return [
    {
      id: 'for-you',
      kind: 'FOR_YOU',
      title: 'For you',
      explanation: reasonForYou(taste),
      candidates: diversifiedRanking(model, recommended, railSize, diversity ?? USUAL_DIVERSITY),
    },
    ...becauseYouWatched(model, taste),
    {
      id: 'trending-now',
      kind: 'TRENDING_NOW',
      title: 'Trending now',
      explanation: 'Watched most this week, the latest views counting most',
      candidates: chartIn(taste.region, 'WEEK', model).order,
    },
    ...topInGenre(model, taste),
    {
      id: 'new-releases',
      kind: 'NEW_RELEASES',
      title: 'New releases',
      explanation: 'The latest releases in the catalog',
      candidates: among(titles.charts.newest, (title) => titles.titles[title]!.releasedAt! <= now),
    },
    {
      id: 'highly-rated',
      kind: 'HIGHLY_RATED',
      title: 'Highly rated',
      explanation: 'Rated best, by enough people to tell',
      candidates: titles.charts.bestRated,
    },
  ];
}

/** The first titles of a ranking, ordered so that genres alternate. */
export function diversifiedRanking(
  { titles }: ServingModel,
  ranking: Ranking,
  count: number,
  diversity: number = USUAL_DIVERSITY,
): number[] {
  const scored = ranking.titles.map((title, position) => ({ title, score: scoreAt(ranking, position) }));
  const similarity = (one: number, other: number) => featureSimilarity(titles.aspects.genres, one, other);
  return diversified(scored, similarity, count, diversity);
}

/** Filters lazily. */
function* among(titles: Uint32Array, belongs: (title: number) => boolean): Generator<number> {
  for (const title of titles) if (belongs(title)) yield title;
}

/**
 * The strongest kind of feedback in a profile's history: a profile that only listed titles is not told that it
 * watched them.
 */
function wayOf({ watched }: Taste): Feedback | undefined {
  return (['WATCHED', 'LIKED', 'LISTED'] as const).find((way) =>
    watched.some(({ feedback }) => feedback === way),
  );
}

const SOURCES: Readonly<Record<Feedback, string>> = {
  WATCHED: 'what you watched',
  LIKED: 'what you liked',
  LISTED: 'your watchlist',
};

function reasonForYou(taste: Taste): string {
  const way = wayOf(taste);
  if (way) return `From ${SOURCES[way]}, what its viewers watch and what is trending`;
  if (taste.favouriteGenres.length > 0) return 'From your favourite genres and what is trending';
  return 'What others watch, until you have watched something';
}

/** How many watched titles get a rail of their own. */
const SEEDS = 3;

/** The most recently watched or liked titles that have neighbours. */
function becauseYouWatched({ titles, neighbours }: ServingModel, taste: Taste): RailDraft[] {
  const { offsets } = neighbours;
  const seeds = taste.watched
    .filter(({ title, feedback }) => feedback !== 'LISTED' && offsets[title + 1]! > offsets[title]!)
    .slice(0, SEEDS);
  return seeds.map((seed) => {
    const { id, name } = titles.titles[seed.title]!;
    return {
      id: `because-you-watched-${id}`,
      kind: 'BECAUSE_YOU_WATCHED',
      title: `Because you ${seed.feedback === 'LIKED' ? 'liked' : 'watched'} ${name}`,
      explanation: `Viewers of ${name} also watched these`,
      candidates: neighbours.neighbours.subarray(offsets[seed.title], offsets[seed.title + 1]),
    };
  });
}

const VERBS: Readonly<Record<Feedback, string>> = {
  WATCHED: 'watch',
  LIKED: 'like',
  LISTED: 'mean to watch',
};

/** The profile's first favourite genre, or the one it watches most. */
function topInGenre({ titles }: ServingModel, taste: Taste): RailDraft[] {
  const wanted = wantedGenres(taste, titles);
  const most = [...wanted].reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0])[0];
  const named = taste.favouriteGenres[0];
  const genre = titles.genres[named ?? most];
  if (genre === undefined) return [];
  return [
    {
      id: `top-in-${genre.id}`,
      kind: 'TOP_IN_GENRE',
      title: `Top in ${genre.name}`,
      explanation: `Because you ${named === undefined ? VERBS[wayOf(taste) ?? 'WATCHED'] : 'like'} ${genre.name}`,
      candidates: among(titles.charts.mostPopular, (title) =>
        featuresOf(titles.aspects.genres, title).includes(named ?? most),
      ),
    },
  ];
}
