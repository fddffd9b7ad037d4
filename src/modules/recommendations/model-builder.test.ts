import { serialize } from 'node:v8';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { systemClock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { withDatabase } from './database.fixture.js';
import { learnGraphFilter } from './domain/graph-filter.js';
import { InteractionMatrixBuilder } from './domain/interaction-matrix.js';
import { joined } from './domain/neighbour-lists.js';
import { FeedbackBuilder } from './learning/feedback.js';
import { learnItems } from './learning/learned-items.js';
import { type Learner, localLearner } from './learning/learner.js';
import { threadedLearner } from './learning/threaded-learner.js';
import { createModelBuilder } from './model-builder.js';

const context = withDatabase(createTestDatabase);
const TITLES = 8;

function builderOf(blocks: number, learner: Learner = localLearner) {
  return createModelBuilder({
    ...context.repositories(),
    learner,
    clock: systemClock,
    blockTitles: TITLES / blocks,
  });
}

async function learnedIn(blocks: number, learner?: Learner) {
  const builder = builderOf(blocks, learner);
  const model = await builder.begin();
  expect(model.blocks).toBe(blocks);
  // The last block first: their order does not matter.
  for (let block = blocks - 1; block >= 0; block -= 1) await builder.learnBlock(model.id, block);
  return (await context.repositories().models.read(model.id))?.neighbours;
}

describe('a model', () => {
  beforeAll(async () => {
    const titles: string[] = [];
    for (let title = 0; title < TITLES; title += 1) titles.push(await context.story.title());
    for (let viewer = 0; viewer < 12; viewer += 1) {
      const profileId = await context.story.profile();
      for (const [place, titleId] of titles.entries()) {
        const isWatched = (viewer * 7 + place * 5) % 11 < 5;
        const at = new Date(Date.UTC(2026, 0, 1 + viewer, place));
        if (isWatched) await context.story.watched({ profileId, titleId, at });
      }
    }
  });

  it('is bit for bit equal in one, two or eight blocks, with and without threads', async () => {
    const whole = await learnedIn(1);
    expect(whole?.neighbours.length).toBeGreaterThan(TITLES);
    expect(await learnedIn(2)).toEqual(whole);
    expect(await learnedIn(8)).toEqual(whole);
    expect(await learnedIn(2, threadedLearner)).toEqual(whole);
  });

  it('is the same if a block is lost and learned again', async () => {
    const whole = await learnedIn(1);
    const losing: Learner = { ...localLearner, learnBlock: () => Promise.reject(new Error('killed')) };
    const model = await builderOf(2).begin();
    await builderOf(2).learnBlock(model.id, 0);
    await expect(builderOf(2, losing).learnBlock(model.id, 1)).rejects.toThrow('killed');
    expect(await context.repositories().models.publishedId()).not.toBe(model.id);
    expect(await builderOf(2).learnBlock(model.id, 1)).toBe('PUBLISHED');
    expect((await context.repositories().models.read(model.id))?.neighbours).toEqual(whole);
  });

  it('keeps the block size it was started with, also for a worker with another one', async () => {
    const whole = await learnedIn(1);
    const model = await builderOf(2).begin();
    await builderOf(8).learnBlock(model.id, 0);
    expect(await builderOf(1).learnBlock(model.id, 1)).toBe('PUBLISHED');
    expect((await context.repositories().models.read(model.id))?.neighbours).toEqual(whole);
  });

  it('is abandoned once another one is started', async () => {
    const former = await builderOf(2).begin();
    await builderOf(2).begin();
    expect(await builderOf(2).learnBlock(former.id, 0)).toBe('UNWANTED');
  });
});

describe('a model started by another version', () => {
  const matrix = new InteractionMatrixBuilder(TITLES);
  matrix.beginHistory();
  for (let title = 0; title < TITLES; title += 1) matrix.add(title);
  const snapshot = { matrix: matrix.build(), items: learnItems(matrix.build()) };
  const { rank, rows } = learnGraphFilter(snapshot.matrix, { rank: 1, seed: 1 });
  const withoutEigenvalues = { algorithm: 'GRAPH_FILTER', filter: { rank, rows } };

  it.each<[string, object]>([
    ['without a format', { matrix: snapshot.matrix, items: withoutEigenvalues, blockTitles: TITLES / 2 }],
    ['with a later format', { format: 1_000, snapshot, blockTitles: TITLES / 2 }],
  ])('%s is discarded once, and replaced by the next', async (_name, input) => {
    const { models } = context.repositories();
    const former = await builderOf(1).build();
    const { titleIds, neighbours } = (await models.read(former.id))!;
    const id = newId();
    await models.begin({ ...former, id, titleIds, blocks: 2, input: serialize(input) });

    // Of two workers that meet it at the same time, one reports it.
    const outcomes = await Promise.all([0, 1].map((block) => builderOf(2).learnBlock(id, block)));
    expect(outcomes.toSorted()).toEqual(['DISCARDED', 'UNWANTED']);
    expect(await models.building()).toBeNull();
    expect(await models.publishedId()).toBe(former.id);

    const next = await builderOf(2).begin();
    expect(await builderOf(2).learnBlock(next.id, 0)).toBe('STORED');
    expect(await builderOf(2).learnBlock(next.id, 1)).toBe('PUBLISHED');
    expect((await models.read(next.id))?.neighbours).toEqual(neighbours);
  });
});

const NOTHING = { feedback: new FeedbackBuilder().build(), facts: new Map(), keptWeights: null };

describe('an update', () => {
  it('has neighbours bit for bit equal to those of a whole model, and the previous weights', async () => {
    const { models } = context.repositories();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ halfStars: fc.integer({ min: 1, max: 10 }), title: fc.nat(TITLES - 1) }), {
          minLength: 4,
          maxLength: 12,
        }),
        fc.constantFrom(1, 2, 8),
        async (news, blocks) => {
          const former = await builderOf(1).build();
          const titleIds = (await models.read(former.id))!.titleIds;
          const profileId = await context.story.profile();
          // The like comes last, so that no later rating of its title replaces it: dislikes do not count as new data.
          for (const { halfStars, title } of [...news, { halfStars: 10, title: 0 }]) {
            const at = new Date(systemClock.now().getTime() + 1_000);
            await context.story.rated({ profileId, titleId: titleIds[title]!, halfStars, at });
          }
          const between = await builderOf(blocks).beginBetween();
          expect(between).toMatchObject({ blocks, strategyWeights: former.strategyWeights });
          for (let block = 0; block < blocks; block += 1)
            await builderOf(blocks).learnBlock(between!.id, block);
          const updated = await models.read(between!.id);
          const whole = await models.read((await builderOf(1).build()).id);
          expect(updated!.neighbours).toEqual(whole!.neighbours);
          expect(updated!.titleIds).toEqual(whole!.titleIds);
        },
      ),
      {
        numRuns: 6,
        examples: [[Array.from({ length: 4 }, () => ({ halfStars: 1, title: 0 })), 1]],
      },
    );
  });

  it('keeps the given weights', async () => {
    const kept = [{ least: 1, weights: [{ strategy: 'TRENDING' as const, weight: 1 }] }];
    expect((await localLearner.learn({ ...NOTHING, keptWeights: kept })).strategyWeights).toBe(kept);
  });

  it('is not started without new data, during another build, or after a rollback', async () => {
    const { models } = context.repositories();
    const clock = { now: () => new Date(systemClock.now().getTime() + 3_600_000) };
    const later = createModelBuilder({ ...context.repositories(), learner: localLearner, clock });
    const former = await later.build();
    expect(await later.beginBetween()).toBeNull();

    const profileId = await context.story.profile();
    const titleId = (await models.read(former.id))!.titleIds[0]!;
    await context.story.rated({ profileId, titleId, halfStars: 10, at: new Date('2100-01-01') });
    const unfinished = await later.begin();
    expect(await later.beginBetween()).toBeNull();
    await later.learnBlock(unfinished.id, 0);
    await models.republish(former.id);
    expect(await later.beginBetween()).toBeNull();
  });
});

describe('a scheduled model', () => {
  const LEARNED_AT = Date.UTC(2101, 0, 1);
  const MINUTE_MS = 60_000;

  /** Learns other weights each time, as with much new data. */
  function builderAfter(minutes: number) {
    const learnt = [{ least: 1, weights: [{ strategy: 'TRENDING' as const, weight: 1 / (1 + minutes) }] }];
    return createModelBuilder({
      ...context.repositories(),
      clock: { now: () => new Date(LEARNED_AT + minutes * MINUTE_MS) },
      learner: {
        ...localLearner,
        learn: (input, signal) =>
          localLearner.learn({ ...input, keptWeights: input.keptWeights ?? learnt }, signal),
      },
    });
  }

  async function publishedAfter(minutes: number) {
    const builder = builderAfter(minutes);
    const { id } = await builder.begin();
    expect(await builder.learnBlock(id, 0)).toBe('PUBLISHED');
    return id;
  }

  it('is not started within half an hour of a whole model', async () => {
    await publishedAfter(0);
    expect(await builderAfter(0).beginWhenDue()).toBeNull();
    expect(await builderAfter(29.9).beginWhenDue()).toBeNull();
    expect(await builderAfter(30).beginWhenDue()).not.toBeNull();
  });

  it('is started if the clock was turned back, or if another one is unpublished', async () => {
    await publishedAfter(60);
    expect(await builderAfter(59).beginWhenDue()).not.toBeNull();
    await publishedAfter(61);
    expect(await builderAfter(62).begin()).toMatchObject({ blocks: 1 });
    expect(await builderAfter(63).beginWhenDue()).not.toBeNull();
  });

  it('is started however recent the last update', async () => {
    const { models } = context.repositories();
    const titleId = (await models.read(await publishedAfter(120)))!.titleIds[0]!;
    const profileId = await context.story.profile();
    const at = new Date(LEARNED_AT + 130 * MINUTE_MS);
    await context.story.rated({ profileId, titleId, halfStars: 10, at });
    const between = await builderAfter(140).beginBetween();
    expect(await builderAfter(140).learnBlock(between!.id, 0)).toBe('PUBLISHED');
    expect(await builderAfter(141).beginWhenDue()).not.toBeNull();
  });
});

describe('learning in a thread', () => {
  it('stops when it is aborted', async () => {
    const stopping = new AbortController();
    const learning = threadedLearner.learn(NOTHING, stopping.signal);
    stopping.abort(new Error('the process stops'));
    await expect(learning).rejects.toThrow('the process stops');
  });

  it('learns an empty model from no data', async () => {
    const { training, items, strategyWeights } = await threadedLearner.learn(NOTHING);
    expect(strategyWeights).toEqual([]);
    const { matrix } = training;
    const block = await threadedLearner.learnBlock({ matrix, items }, { from: 0, to: 0 });
    expect(block).toEqual(joined([]));
  });

  it('reports errors', async () => {
    const broken = { matrix: null, items: null } as never;
    await expect(threadedLearner.learnBlock(broken, { from: 0, to: 1 })).rejects.toThrow('null');
  });
});
