import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InteractionMatrixBuilder } from './interaction-matrix.js';

test('holds the same pairs by viewer and by title', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 10 }), { maxLength: 300 });
  fc.assert(
    fc.property(lists, (histories) => {
      const builder = new InteractionMatrixBuilder(10);
      for (const history of histories) {
        builder.beginHistory();
        for (const title of history) builder.add(title);
      }
      const matrix = builder.build();
      const viewersOf = (title: number) => [
        ...matrix.viewersByTitle.subarray(matrix.titleOffsets[title], matrix.titleOffsets[title + 1]),
      ];
      const titlesOf = (viewer: number) => [
        ...matrix.titlesByViewer.subarray(matrix.viewerOffsets[viewer], matrix.viewerOffsets[viewer + 1]),
      ];
      expect(histories.map((_, viewer) => titlesOf(viewer))).toEqual(histories);
      for (let title = 0; title < 10; title += 1) {
        const expected = histories.flatMap((history, viewer) => (history.includes(title) ? [viewer] : []));
        expect(viewersOf(title)).toEqual(expected);
      }
    }),
    { numRuns: 30 },
  );
});
