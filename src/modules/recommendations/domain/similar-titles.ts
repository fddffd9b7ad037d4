import { featureSimilarity, featuresOf } from './feature-vectors.js';
import type { ServingModel } from './serving-model.js';
import type { GenreName } from './title-index.js';
import { TopK } from './top-k.js';

/** A similar title. */
export interface SimilarTitle {
  readonly titleId: string;
  /** From 0 to 1; comparable only within a strategy. */
  readonly similarity: number;
  /** Whether the similarity comes from shared viewers or shared genres. */
  readonly strategy: 'COLLABORATIVE' | 'CONTENT';
  readonly sharedGenres: readonly GenreName[];
}

type Likeness = Omit<SimilarTitle, 'sharedGenres' | 'titleId'> & { readonly title: number };

/**
 * The titles most similar to one: first by common viewers, then, if these are too few, by genres.
 * @param isEligible applied before titles are counted
 */
export function similarTitles(
  model: ServingModel,
  title: number,
  count: number,
  isEligible: (title: number) => boolean,
): SimilarTitle[] {
  const byViewers = nearestByViewers(model, title).filter((like) => isEligible(like.title));
  const taken = new Set([title, ...byViewers.map((like) => like.title)]);
  const missing = Math.max(0, count - byViewers.length);
  const byGenres = nearestByGenres(model, title, missing, (other) => !taken.has(other) && isEligible(other));
  return [...byViewers, ...byGenres].slice(0, count).map((like) => ({
    titleId: model.titles.ids[like.title]!,
    similarity: like.similarity,
    strategy: like.strategy,
    sharedGenres: sharedGenres(model, title, like.title),
  }));
}

function nearestByViewers({ neighbours }: ServingModel, title: number): Likeness[] {
  const { offsets, similarities } = neighbours;
  const begin = offsets[title]!;
  return Array.from(neighbours.neighbours.subarray(begin, offsets[title + 1]), (neighbour, position) => ({
    title: neighbour,
    similarity: similarities[begin + position]!,
    strategy: 'COLLABORATIVE',
  }));
}

/** By cosine of genres; many titles have the same genres, so ties go to the more popular ones. */
function nearestByGenres(
  { titles }: ServingModel,
  title: number,
  count: number,
  isCandidate: (title: number) => boolean,
): Likeness[] {
  const { aspects, charts } = titles;
  const similarityTo = (other: number) => featureSimilarity(aspects.genres, title, other);
  const positions = new TopK(count);
  charts.mostPopular.forEach((other, position) => {
    const similarity = similarityTo(other);
    if (similarity > 0 && isCandidate(other)) positions.offer(position, similarity);
  });
  return Array.from(positions.drain(), (position) => {
    const other = charts.mostPopular[position]!;
    return {
      title: other,
      similarity: Math.min(1, similarityTo(other)),
      strategy: 'CONTENT',
    };
  });
}

function sharedGenres({ titles }: ServingModel, one: number, other: number): GenreName[] {
  const genres = new Set(featuresOf(titles.aspects.genres, one));
  return Array.from(featuresOf(titles.aspects.genres, other))
    .filter((genre) => genres.has(genre))
    .map((genre) => titles.genres[genre]!);
}
