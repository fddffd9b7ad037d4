import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASPECT_SHARES, ASPECTS } from './aspects.js';
import { contentStrategy } from './content-strategy.js';
import { featureSimilarity } from './feature-vectors.js';
import { aModel, aTaste } from './model.fixture.js';

const in1995 = new Date('1995-06-01');
const watched = (...titles: number[]) => aTaste({ watched: titles.map((title) => ({ title, weight: 1 })) });

describe('similarity of titles', () => {
  const model = aModel({
    titles: [
      { genreIds: ['Crime'], people: ['Michael Mann'], tags: ['heist'], releasedAt: in1995 },
      { genreIds: ['Crime'] },
      { people: ['Michael Mann'] },
      { tags: ['heist'] },
      { releasedAt: new Date('1999-01-01') },
      {
        genreIds: ['Comedy'],
        people: ['Somebody else'],
        tags: ['wedding'],
        releasedAt: new Date('2005-01-01'),
      },
      { genreIds: ['Crime'], people: ['Michael Mann'], tags: ['heist'], releasedAt: in1995 },
    ],
  });

  test('depends on genres most, then on people, tags and decade, and on nothing else', () => {
    const scores = contentStrategy.score(watched(0), model);
    const [, genre = 0, person = 0, tag = 0, decade = 0, nothing, everything] = scores;
    expect([genre, person, tag, decade].toSorted((one, other) => other - one)).toEqual([
      genre,
      person,
      tag,
      decade,
    ]);
    expect(decade).toBeGreaterThan(0);
    expect(nothing).toBe(0);
    expect(everything).toBeCloseTo(1, 12);
    expect(genre + person + tag + decade).toBeCloseTo(1, 12);
  });

  test('is explained by the shared features', () => {
    const [reason] = contentStrategy.explain(watched(5, 0), model, 2);
    expect(reason).toMatchObject({ titleId: 'title-0', share: 1 });
  });
});

const NAMES = ['a', 'b', 'c', 'd'];
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 });
const titles = fc.array(fc.record({ genreIds: names, people: names, tags: names }), {
  minLength: 6,
  maxLength: 6,
});

test('the score is the sum over the watched titles, and the reasons are its terms', () => {
  fc.assert(
    fc.property(titles, fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }), (features, history) => {
      const model = aModel({ titles: features });
      const candidate = 5;
      // The squared length of a sum of vectors is the sum of all their pairwise dot products.
      const part = (title: number) =>
        ASPECTS.reduce((sum, aspect) => {
          const alike = (one: number, other: number) =>
            featureSimilarity(model.titles.aspects[aspect], one, other);
          const square = history.flatMap((one) => history.map((other) => alike(one, other)));
          const length = Math.sqrt(square.reduce((total, product) => total + product, 0));
          return length === 0 ? sum : sum + (ASPECT_SHARES[aspect] * alike(title, candidate)) / length;
        }, 0);
      const total = history.reduce((sum, title) => sum + part(title), 0);
      const taste = watched(...history);
      expect(contentStrategy.score(taste, model)[candidate]).toBeCloseTo(total, 9);
      const reasons = contentStrategy.explain(taste, model, candidate);
      expect(reasons).toHaveLength(history.filter((title) => part(title) > 0).length);
      for (const { titleId, share } of reasons) {
        const title = model.titles.indexOf(titleId ?? '') ?? -1;
        expect(share).toBeCloseTo(part(title) / total, 9);
      }
    }),
  );
});
