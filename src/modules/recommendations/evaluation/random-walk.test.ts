import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InteractionMatrixBuilder } from '../domain/interaction-matrix.js';
import { learnRandomWalk } from './random-walk.js';

const TITLES = 6;

const histories = fc.array(fc.uniqueArray(fc.nat({ max: TITLES - 1 }), { minLength: 1 }), {
  minLength: 1,
  maxLength: 10,
});

test('a score is the sum over all paths to a title, raised to α and divided by its popularity to β', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom(0.5, 1, 2), fc.constantFrom(0, 0.6), (own, alpha, beta) => {
      const builder = new InteractionMatrixBuilder(TITLES);
      for (const history of own) {
        builder.beginHistory();
        for (const title of history) builder.add(title);
      }
      const scores = learnRandomWalk(builder.build(), { neighbours: TITLES, alpha, beta })(0);

      const viewersOf = (title: number) => own.filter((history) => history.includes(title));
      for (let to = 0; to < TITLES; to += 1) {
        let expected = 0;
        for (const from of own[0]!) {
          for (const history of viewersOf(from)) {
            if (from === to || !history.includes(to)) continue;
            expected +=
              (viewersOf(from).length ** -alpha * history.length ** -alpha) / viewersOf(to).length ** beta;
          }
        }
        expect(scores[to]).toBeCloseTo(expected, 6);
      }
    }),
  );
});
