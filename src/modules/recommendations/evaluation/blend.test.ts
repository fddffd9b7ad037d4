import { expect, test } from 'vitest';
import { blend } from './blend.js';
import type { Contender } from './contenders.js';
import { evaluate } from './evaluation.js';
import { FeedbackBuilder } from './feedback.js';
import { leaveLastOut, type Split } from './splits.js';

const FAVOURITES = 4;
/** Viewers from here on know many titles. */
const FIRST_WITH_MANY = 100;
const MANY = 15;

/** Everybody comes to like all four favourites, in the end; before, some know one other title, and some fifteen of thirty. */
function createSplit(): Split {
  const builder = new FeedbackBuilder();
  for (let viewer = 1; viewer <= 2 * FIRST_WITH_MANY; viewer += 1) {
    const others = viewer < FIRST_WITH_MANY ? 1 : MANY;
    for (let other = 1; other <= others; other += 1)
      builder.add(viewer, 100 + (viewer % 2) * MANY + other, other);
    for (let place = 0; place < FAVOURITES; place += 1) {
      builder.add(viewer, (viewer + place) % FAVOURITES, 1_000 + place);
    }
  }
  return leaveLastOut(builder.build());
}

/** Puts the favourites first for those viewers, and last for the others. */
const right = (name: string, about: (viewer: number) => boolean): Contender => ({
  name,
  description: '',
  learn:
    ({ titleIds, viewerIds }) =>
    (viewer) =>
      Float64Array.from(titleIds, (id) => (id < FAVOURITES === about(viewerIds[viewer]!) ? 1 : 0.1)),
});

const few = right('Right about few', (viewer) => viewer < FIRST_WITH_MANY);
const many = right('Right about many', (viewer) => viewer >= FIRST_WITH_MANY);
const all = right('Right', () => true);
const none = right('Wrong', () => false);

function gains(...contenders: Contender[]): number[] {
  const { results } = evaluate([createSplit()], contenders, { seed: 1, onProgress: () => undefined });
  return results.map(({ metrics }) => metrics['NDCG@10']!.mean);
}

const validate = (feedback: Parameters<typeof leaveLastOut>[0]) => [leaveLastOut(feedback)];

test('a blend listens to who was right about what was held back', () => {
  expect(gains(blend({ parts: [none, all], validate }))).toEqual(gains(all));
});

test('a blend listens to one for viewers of whom little is known, and to another for others', () => {
  const [blended, one = 1, other = 1] = gains(blend({ parts: [few, many], validate }), few, many);
  expect(blended).toBe(1);
  expect(one).toBeLessThan(0.9);
  expect(other).toBeLessThan(0.9);
});

test('a blend cannot learn what one of its parts cannot', () => {
  const absent: Contender = { ...all, cannotLearn: () => 'it is away' };
  const { absent: told } = evaluate([createSplit()], [blend({ parts: [all, absent], validate })], {
    seed: 1,
    onProgress: () => undefined,
  });
  expect(told).toEqual([{ name: 'Blend', reason: 'it is away' }]);
});
