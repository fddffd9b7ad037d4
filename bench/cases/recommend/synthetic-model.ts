import { freshnessOf } from '../../../src/modules/recommendations/domain/freshness.js';
import { NeighbourListsBuilder } from '../../../src/modules/recommendations/domain/neighbour-lists.js';
import { createRandomNumbers } from '../../../src/modules/recommendations/domain/random-numbers.js';
import type { ServingModel } from '../../../src/modules/recommendations/domain/serving-model.js';
import { createTaste, type Taste } from '../../../src/modules/recommendations/domain/taste.js';
import { TitleIndex } from '../../../src/modules/recommendations/domain/title-index.js';
import { createChart } from '../../../src/modules/recommendations/domain/trends.js';
import { unexploredOn } from '../../../src/modules/recommendations/domain/unexplored.js';

const GENRES = 20;
const GENRES_OF_TITLE = 3;
const PEOPLE_OF_TITLE = 5;
const TAGS = 500;
const TAGS_OF_TITLE = 3;
const NEIGHBOURS = 400;
const WATCHED = 200;
const AGES = [0, 6, 12, 16, 18];
const GROWN_UP = 18;
const NOW = new Date('2026-06-01');
const DAY_MS = 86_400_000;

/** A model of the largest size: each title has all its neighbours, and a third of all titles are trending. */
export function syntheticModel(titles: number): ServingModel {
  const next = createRandomNumbers(titles);
  const below = (limit: number) => Math.floor(next() * limit);
  const index = new TitleIndex(
    Array.from({ length: titles }, (_none, title) => ({
      id: String(title),
      name: `Title ${title}`,
      genreIds: Array.from(new Set(Array.from({ length: GENRES_OF_TITLE }, () => String(below(GENRES))))),
      people: Array.from({ length: PEOPLE_OF_TITLE }, () => `Person ${below(titles)}`),
      tags: Array.from({ length: TAGS_OF_TITLE }, () => `tag ${below(TAGS)}`),
      minimumAge: AGES[below(AGES.length)] ?? 0,
      popularity: next() * 100,
      averageRating: next() * 10,
      voteCount: below(10_000),
      releasedAt: new Date(NOW.getTime() - below(10_000) * DAY_MS),
    })),
    Array.from({ length: GENRES }, (_none, genre) => ({ id: String(genre), name: `Genre ${genre}` })),
  );
  const neighbours = new NeighbourListsBuilder(titles);
  for (let title = 0; title < titles; title += 1) {
    const own = new Set(Array.from({ length: NEIGHBOURS }, () => below(titles)));
    own.delete(title);
    for (const neighbour of own) neighbours.add({ title, neighbour, similarity: next() });
  }
  const entries = Array.from({ length: Math.floor(titles / 3) }, (_none, at) => ({
    title: at * 3,
    score: next() * 1_000,
    views: 1 + below(1_000),
  }));
  const chart = createChart(entries, titles);
  return {
    revision: 'synthetic',
    modelVersion: 'synthetic',
    titles: index,
    neighbours: neighbours.build(),
    strategyWeights: [],
    trends: { DAY: chart, WEEK: chart, MONTH: chart, SEASON: chart },
    regionalTrends: new Map(),
    freshness: freshnessOf(index, NOW),
    unexplored: unexploredOn(NOW, index, chart),
    experiment: null,
  };
}

/** A profile with the longest history that is read. */
export function syntheticTaste({ titles }: ServingModel, seed: number): Taste {
  const next = createRandomNumbers(seed + 1);
  const ids = Array.from({ length: WATCHED }, () => String(Math.floor(next() * titles.size)));
  const interactions = ids.map((titleId) => ({ titleId, weight: 1, feedback: 'WATCHED' as const }));
  return createTaste(
    { interactions, knownTitleIds: ids },
    { id: String(seed), maturityLimit: GROWN_UP, favouriteGenreIds: [] },
    titles,
  );
}
