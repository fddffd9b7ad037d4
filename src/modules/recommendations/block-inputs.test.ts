import { deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import { createBlockInputs, serializeInput } from './block-inputs.js';
import { learnGraphFilter } from './domain/graph-filter.js';
import { InteractionMatrixBuilder } from './domain/interaction-matrix.js';
import { type LearnedItems, learnItems } from './learning/learned-items.js';

const builder = new InteractionMatrixBuilder(2);
for (let viewer = 0; viewer < 3; viewer += 1) {
  builder.beginHistory();
  builder.add(0);
  builder.add(1, 0.5);
}
const matrix = builder.build();
const ease = learnItems(matrix);
const graphFilter: LearnedItems = {
  algorithm: 'GRAPH_FILTER',
  filter: learnGraphFilter(matrix, { rank: 2, seed: 1 }),
};

/** The names and types of plain data. */
function shapeOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return typeof data;
  if (ArrayBuffer.isView(data)) return data.constructor.name;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shapeOf(value)]));
}

const inputOf = (items: LearnedItems) => ({ snapshot: { matrix, items }, blockTitles: 2 });

test.each([ease, graphFilter])('the input of blocks is read as it was stored: $algorithm', async (items) => {
  const inputs = createBlockInputs({ readInput: async () => serializeInput(inputOf(items)) });
  expect(await inputs('model')).toEqual(inputOf(items));
});

test('stored input has the shape of format 1; another shape needs another format', () => {
  const stored = (items: LearnedItems) => deserialize(serializeInput(inputOf(items))) as object;
  expect(stored(ease)).toMatchObject({ format: 1 });
  const shape = {
    format: 'number',
    blockTitles: 'number',
    snapshot: {
      matrix: {
        viewers: 'number',
        titles: 'number',
        interactions: 'number',
        viewerOffsets: 'Uint32Array',
        titlesByViewer: 'Uint32Array',
        weightsByViewer: 'Uint8Array',
        titleOffsets: 'Uint32Array',
        viewersByTitle: 'Uint32Array',
        weightsByTitle: 'Uint8Array',
      },
    },
  };
  expect(shapeOf(stored(ease))).toMatchObject(shape);
  expect(shapeOf(stored(graphFilter))).toEqual({
    ...shape,
    snapshot: {
      ...shape.snapshot,
      items: {
        algorithm: 'string',
        filter: { rank: 'number', rows: 'Float32Array', eigenvalues: 'Float64Array' },
      },
    },
  });
});
