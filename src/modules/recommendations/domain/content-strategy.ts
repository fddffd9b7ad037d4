import { ASPECT_SHARES, ASPECTS, type Aspect } from './aspects.js';
import {
  addFeatures,
  addProducts,
  type FeatureVectors,
  featureSimilarity,
  featuresOf,
  type SparseFeatures,
} from './feature-vectors.js';
import { greatestReasons, type RecommendationStrategy, watchedReason } from './recommendation-strategy.js';
import type { Taste } from './taste.js';
import type { TitleIndex } from './title-index.js';

/** What a profile prefers in one aspect. */
interface WantedAspect {
  readonly vectors: FeatureVectors;
  /** The preferred features with their weights: a vector of any length. */
  readonly wanted: SparseFeatures;
  /**
   * The factor that turns a dot product with this vector into a part of the score: the aspect's share divided by the
   * vector's length.
   */
  readonly scale: number;
}

/**
 * Titles similar to those the profile watched: for genres, people, tags and era, the cosine between a title's vector
 * and the weighted sum of the watched titles' vectors, summed by the aspects' shares. Each favourite genre counts as
 * much as one completely watched title. That gives profiles without a history a start, and decreases as the history
 * grows.
 *
 * Time: features of the history and, for each, the titles that have it; memory: 8 bytes a title.
 */
export const contentStrategy: RecommendationStrategy = {
  name: 'CONTENT',

  score(taste, { titles }) {
    const scores = new Float64Array(titles.size);
    for (const { vectors, wanted, scale } of ASPECTS.map((aspect) => wantedAspect(aspect, taste, titles))) {
      addProducts(vectors, wanted, scale, scores);
    }
    return scores;
  },

  explain(taste, model, title) {
    const { aspects, genres } = model.titles;
    const scales = scalesOf(taste, model.titles);
    const similarityTo = (watched: number) =>
      ASPECTS.reduce(
        (sum, aspect) => sum + scales[aspect] * featureSimilarity(aspects[aspect], watched, title),
        0,
      );
    const parts = [
      ...taste.watched.map((watched) => watched.weight * similarityTo(watched.title)),
      ...taste.favouriteGenres.map((genre) => scales.genres * weightOfGenre(aspects.genres, title, genre)),
    ];
    return greatestReasons(parts, (position) => {
      const watched = taste.watched[position];
      if (watched !== undefined) return watchedReason(model, watched);
      const favourite = taste.favouriteGenres[position - taste.watched.length]!;
      return { kind: 'FAVOURITE_GENRE', titleId: null, subject: genres[favourite]!.name };
    });
  },
};

/** The profile's preference for genres: a vector of any length. */
export function wantedGenres(taste: Taste, titles: TitleIndex): SparseFeatures {
  return wantedAspect('genres', taste, titles).wanted;
}

function wantedAspect(aspect: Aspect, taste: Taste, { aspects }: TitleIndex): WantedAspect {
  const vectors = aspects[aspect];
  const wanted = new Map<number, number>();
  for (const { title, weight } of taste.watched) addFeatures(vectors, title, weight, wanted);
  if (aspect === 'genres')
    for (const genre of taste.favouriteGenres) wanted.set(genre, 1 + (wanted.get(genre) ?? 0));
  const length = lengthOf(wanted);
  return { vectors, wanted, scale: length === 0 ? 0 : ASPECT_SHARES[aspect] / length };
}

type Scales = Readonly<Record<Aspect, number>>;

/** The titles of a page are explained one by one, all with the same scales. */
const latestScales = new WeakMap<Taste, { readonly titles: TitleIndex; readonly scales: Scales }>();

function scalesOf(taste: Taste, titles: TitleIndex): Scales {
  const latest = latestScales.get(taste);
  if (latest?.titles === titles) return latest.scales;
  const scaleOf = (aspect: Aspect) => wantedAspect(aspect, taste, titles).scale;
  const scales = {
    genres: scaleOf('genres'),
    people: scaleOf('people'),
    tags: scaleOf('tags'),
    era: scaleOf('era'),
  };
  latestScales.set(taste, { titles, scales });
  return scales;
}

function weightOfGenre(vectors: FeatureVectors, title: number, genre: number): number {
  const at = featuresOf(vectors, title).indexOf(genre);
  return at === -1 ? 0 : vectors.weights[vectors.offsets[title]! + at]!;
}

function lengthOf(vector: SparseFeatures): number {
  let squares = 0;
  for (const number of vector.values()) squares += number * number;
  return Math.sqrt(squares);
}
