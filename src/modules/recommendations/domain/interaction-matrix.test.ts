import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InteractionMatrixBuilder, WHOLE_WEIGHT } from './interaction-matrix.js';

/** In hundredths. */
const weightAt = (viewer: number, title: number) => 1 + ((viewer * 31 + title * 7) % 200);

test('has the same pairs and weights by viewer and by title', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 10 }), { maxLength: 300 });
  fc.assert(
    fc.property(lists, (histories) => {
      const builder = new InteractionMatrixBuilder(10);
      for (const [viewer, history] of histories.entries()) {
        builder.beginHistory();
        for (const title of history) builder.add(title, weightAt(viewer, title) / WHOLE_WEIGHT);
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
        const weights = matrix.weightsByTitle.subarray(
          matrix.titleOffsets[title],
          matrix.titleOffsets[title + 1],
        );
        expect([...weights]).toEqual(expected.map((viewer) => weightAt(viewer, title)));
      }
    }),
    { numRuns: 30 },
  );
});

test('keeps zero weights, and caps weights at two and a half completed titles', () => {
  const builder = new InteractionMatrixBuilder(3);
  builder.beginHistory();
  for (const [title, weight] of [0, 1, 40].entries()) builder.add(title, weight);
  expect([...builder.build().weightsByViewer]).toEqual([1, WHOLE_WEIGHT, 255]);
});
