import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groupBy } from '../../shared/batches.js';
import { collaborativeStrategy } from './domain/collaborative-strategy.js';
import { InteractionMatrixBuilder } from './domain/interaction-matrix.js';
import { aModel, aTaste } from './domain/model.fixture.js';
import { neighbourRows } from './domain/similarity-matrix.js';
import { TopK } from './domain/top-k.js';

const RATINGS = join(import.meta.dirname, '../../../../shared/data/ml-latest-small/ratings.csv');
const SIMILARITY = { neighbours: 100, shrinkage: 50, leastSupport: 1 };

/** Each viewer's films in the order of rating, as small numbers that rise with the data set's own. */
function readHistories() {
  const ratings = readFileSync(RATINGS, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .map(([viewer = 0, film = 0, , ratedAt = 0]) => ({ viewer, film, ratedAt }))
    .toSorted((one, other) => one.ratedAt - other.ratedAt || one.film - other.film);
  return [...groupBy(ratings, ({ viewer }) => String(viewer)).values()].map((own) =>
    own.map(({ film }) => film),
  );
}

function learn(histories: readonly (readonly number[])[], titles: number) {
  const builder = new InteractionMatrixBuilder(titles);
  for (const history of histories) {
    builder.beginHistory();
    for (const title of history) builder.add(title);
  }
  const neighbours = [...neighbourRows(builder.build(), SIMILARITY)].flatMap((row) =>
    Array.from(row.neighbours, (neighbour, at) => ({
      title: row.title,
      neighbour,
      similarity: row.similarities[at]!,
    })),
  );
  return aModel({ titles: Array.from({ length: titles }, () => ({})), neighbours });
}

test.skipIf(!existsSync(RATINGS))(
  "collaborative filtering ranks each MovieLens viewer's last film where independent implementations do",
  () => {
    const whole = readHistories();
    const films = [...new Set(whole.flatMap((history) => history.slice(0, -1)))].toSorted((a, b) => a - b);
    const titleOf = new Map(films.map((film, title) => [film, title]));
    const histories = whole.map((history) => history.slice(0, -1).map((film) => titleOf.get(film)!));
    const model = learn(histories, films.length);

    const ranks = whole.map((history, viewer) => {
      const watched = histories[viewer]!.map((title) => ({ title, weight: 1 }));
      const taste = aTaste({ watched });
      const best = new TopK(20);
      collaborativeStrategy.score(taste, model).forEach((score, title) => {
        if (!taste.known.has(title)) best.offer(title, score * watched.length);
      });
      return best.drain().indexOf(titleOf.get(history.at(-1) ?? -1) ?? -1);
    });

    const mean = (gain: (rank: number) => number) =>
      ranks.filter((rank) => rank >= 0).reduce((sum, rank) => sum + gain(rank), 0) / ranks.length;
    expect(ranks).toHaveLength(610);
    expect(mean((rank) => (rank < 10 ? 1 / Math.log2(rank + 2) : 0))).toBeCloseTo(0.0277, 4);
    expect(mean((rank) => (rank < 10 ? 1 : 0))).toBeCloseTo(0.059, 4);
    expect(mean(() => 1)).toBeCloseTo(0.1066, 4);
  },
);
