import { expect, test } from 'vitest';
import type { MeasuredGrowth } from './growth.js';
import { growthPicture } from './growth-picture.js';

const measured: MeasuredGrowth = {
  growth: {
    name: 'Sorting',
    analysis: 'n · log n',
    unit: 'numbers',
    sizes: [10, 1_000, 100_000],
    prepare: () => ({ steps: 1, run: () => undefined }),
  },
  points: [
    { steps: 10, seconds: 0.001 },
    { steps: 1_000, seconds: 0.1 },
    { steps: 100_000, seconds: 10 },
  ],
};

test('a picture shows all points, its axes and the fit', () => {
  const picture = growthPicture([measured, measured]);
  const pointsAndLegends = 2 * (measured.points.length + 1);
  expect(picture.match(/<circle/g)).toHaveLength(pointsAndLegends);
  for (const words of ['Sorting', 'n · log n', 'power of 1.00', '10³', '10 ms', '10 s']) {
    expect(picture).toContain(`${words}<`);
  }
});

test('points that grow as analysed are on the line of the analysis', () => {
  const picture = growthPicture([measured]);
  expect(picture).toContain('<circle class="measured" cx="72" cy="268" r="4.5" />');
  expect(picture).toContain('<circle class="measured" cx="420" cy="48" r="4.5" />');
  expect(picture).toContain('<path class="analysis" d="M72 268L420 48" />');
});
