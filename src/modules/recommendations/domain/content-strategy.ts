import { addGenres, alongGenres } from './genre-vectors.js';
import { greatestReasons, type RecommendationStrategy, watchedReason } from './recommendation-strategy.js';
import type { Taste } from './taste.js';
import type { TitleIndex } from './title-index.js';

/**
 * Titles whose genres are those of what the profile watched: the cosine between the vector of a title and
 * the weighted sum of the vectors watched. Each favourite genre counts as much as one title watched
 * in full, which carries a profile that has watched nothing and fades as its history grows.
 */
export const contentStrategy: RecommendationStrategy = {
  name: 'CONTENT',

  score(taste, { titles }) {
    const wanted = wantedGenres(taste, titles);
    const length = Math.hypot(...wanted);
    const scores = new Float64Array(titles.size);
    if (length === 0) return scores;
    for (let title = 0; title < scores.length; title += 1) {
      scores[title] = alongGenres(titles.vectors, title, wanted) / length;
    }
    return scores;
  },

  explain(taste, model, title) {
    const { vectors, genres } = model.titles;
    const candidate = new Float64Array(vectors.genreCount);
    addGenres(vectors, title, 1, candidate);
    const parts = [
      ...taste.watched.map((watched) => watched.weight * alongGenres(vectors, watched.title, candidate)),
      ...taste.favouriteGenres.map((genre) => candidate[genre]!),
    ];
    return greatestReasons(parts, (position) => {
      const watched = taste.watched[position];
      if (watched !== undefined) return watchedReason(model, watched);
      const favourite = taste.favouriteGenres[position - taste.watched.length]!;
      return { kind: 'FAVOURITE_GENRE', titleId: null, subject: genres[favourite]!.name };
    });
  },
};

/** How much a profile wants each genre: a dense vector of any length. */
export function wantedGenres(taste: Taste, { vectors }: TitleIndex): Float64Array {
  const wanted = new Float64Array(vectors.genreCount);
  for (const { title, weight } of taste.watched) addGenres(vectors, title, weight, wanted);
  for (const genre of taste.favouriteGenres) wanted[genre]! += 1;
  return wanted;
}
