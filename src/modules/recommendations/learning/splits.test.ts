import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feedback, FeedbackBuilder } from './feedback.js';
import { leaveLastOut, rolling, type Split, temporal } from './splits.js';

interface Row {
  readonly viewer: number;
  readonly title: number;
  readonly time: number;
}

const rows = fc.uniqueArray(
  fc.record({ viewer: fc.nat({ max: 5 }), title: fc.nat({ max: 9 }), time: fc.nat({ max: 1_000 }) }),
  { minLength: 2, maxLength: 60, selector: ({ viewer, title }) => viewer * 10 + title },
);

function feedbackOf(all: readonly Row[]): Feedback {
  const builder = new FeedbackBuilder();
  for (const { viewer, title, time } of all) builder.add(viewer, title, time);
  return builder.build();
}

function rowsOf({ viewers, titles, times }: Feedback): Row[] {
  return Array.from(viewers, (viewer, at) => ({ viewer, title: titles[at]!, time: times[at]! }));
}

function byName(all: readonly Row[]): string[] {
  return all.map(({ viewer, title }) => `${viewer} ${title}`).toSorted((a, b) => a.localeCompare(b));
}

function partsOf({ training, held }: Split) {
  return { known: rowsOf(training), asked: rowsOf(held) };
}

describe('test data', () => {
  it('is the last title of each viewer, and training data the rest', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { known, asked } = partsOf(leaveLastOut(feedbackOf(all)));
        expect(byName([...known, ...asked])).toEqual(byName(all));
        expect(asked).toHaveLength(new Set(all.map(({ viewer }) => viewer)).size);
        for (const { viewer, time } of asked) {
          for (const before of known.filter((row) => row.viewer === viewer)) {
            expect(before.time).toBeLessThanOrEqual(time);
          }
        }
      }),
    );
  });

  it('is later than all training data with a single cut', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { known, asked } = partsOf(temporal(feedbackOf(all)));
        expect(byName([...known, ...asked])).toEqual(byName(all));
        expect(known).toHaveLength(Math.floor(all.length * 0.8));
        const latest = Math.max(...known.map(({ time }) => time));
        for (const { time } of asked) expect(time).toBeGreaterThanOrEqual(latest);
      }),
    );
  });

  it('is later than the training data of each of ten cuts, and used once', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const splits = [...rolling(feedbackOf(all))].map(partsOf);
        expect(splits).toHaveLength(10);
        for (const { known, asked } of splits) {
          const latest = Math.max(-1, ...known.map(({ time }) => time));
          for (const { time } of asked) expect(time).toBeGreaterThanOrEqual(latest);
        }
        const times = all.map(({ time }) => time);
        const middle = (Math.min(...times) + Math.max(...times)) / 2;
        const second = all.filter(({ time }) => time >= middle);
        expect(byName(splits.flatMap(({ asked }) => asked))).toEqual(byName(second));
      }),
    );
  });
});
