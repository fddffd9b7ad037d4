import { describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import type { RailKind } from '../generated/graphql.js';
import * as administration from '../support/admin-operations.js';
import { createExperiments } from '../support/experiments.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory, RUNTIME_SECONDS } from '../support/story.js';
import { twoTastes } from '../support/tastes.js';
import { usePlatform } from '../support/use-platform.js';
import { createReport, record, type Watcher } from '../support/watching.js';

const platform = await usePlatform({ modelPollMs: 50 });
const story = createStory(platform);
const report = createReport(platform);
const { client: admin } = await story.admin();
const { westerns, musicals } = await twoTastes(story);
const more = await story.movies(Array.from({ length: 10 }, () => ({ genres: ['Western'] })));
await platform.engine.recommendations.learn();

const learned = { name: 'learned', share: 50 };
const trending = { name: 'trending', share: 50, voices: [{ strategy: 'TRENDING', weight: 1 } as const] };

const { start, end, during, someoneIn, named } = await createExperiments(platform, story, admin);
const plan = (name: string) => ({ name, arms: [learned, trending] });

async function recommendedTo({ viewer, profile }: Watcher) {
  const { recommendations } = await viewer.client.send(operations.Recommendations, { profileId: profile.id });
  return recommendations.edges.map(({ node }) => node);
}

async function homeOf({ viewer, profile }: Watcher) {
  return (await viewer.client.send(operations.Home, { profileId: profile.id })).home;
}

function show({ viewer, profile }: Watcher, modelVersion: string, rails: readonly [RailKind, string[]][]) {
  const input = {
    profileId: profile.id,
    modelVersion,
    rails: rails.map(([kind, titleIds]) => ({ kind, titleIds })),
  };
  return viewer.client.send(operations.RecordImpressions, { input });
}

async function publishedModel() {
  const { models } = (await admin.send(administration.Models)).admin;
  return models.find(({ status }) => status === 'PUBLISHED')!;
}

async function outcomeOf(rail: RailKind) {
  const { outcomes } = await publishedModel();
  return outcomes.find((one) => one.rail === rail)?.outcome;
}

describe('an experiment', () => {
  test('serves each profile by the same arm until it ends', async () => {
    const watcher = await story.viewerWithProfile();
    await story.finish(watcher.viewer, watcher.profile.id, westerns.slice(0, 1));
    expect(new Set((await recommendedTo(watcher)).map(({ arm }) => arm))).toEqual(new Set([null]));

    await during(plan('which arm'), async (experiment) => {
      const profiles = [await someoneIn(experiment, 'learned'), await someoneIn(experiment, 'trending')];
      for (const someone of profiles) {
        await story.finish(someone.viewer, someone.profile.id, westerns.slice(0, 1));
      }
      const armsOf = () =>
        Promise.all(profiles.map(async (someone) => (await recommendedTo(someone))[0]?.arm));
      await vi.waitFor(async () => expect(await armsOf()).toEqual(['learned', 'trending']));

      const strategies = new Set(
        (await recommendedTo(profiles[1]!)).flatMap(({ explanation }) =>
          explanation.contributions.filter(({ weight }) => weight > 0.01).map(({ strategy }) => strategy),
        ),
      );
      expect([...strategies]).toContain('TRENDING');
      expect([...strategies]).not.toContain('COLLABORATIVE');
      // Whatever changes about the profile, it stays in its arm.
      await story.finish(profiles[1]!.viewer, profiles[1]!.profile.id, musicals.slice(0, 2));
      expect(await armsOf()).toEqual(['learned', 'trending']);
    });
    await vi.waitFor(async () => expect((await recommendedTo(watcher))[0]?.arm).toBeNull());
  });

  test('runs alone, and is audited with who started and ended it', async () => {
    const id = await during(plan('the only one'), async (running) => {
      expect(await failureOf(start(plan('another')))).toMatchObject({ code: 'CONFLICT' });
      return running.id;
    });
    const ended = await named('the only one');
    expect(ended).toMatchObject({ id, share: 100, arms: [{ ...learned, voices: [] }, trending] });
    expect(await end(id)).toMatchObject({ endedAt: ended?.endedAt });
    const actions = await platform.engine.database.prisma.auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'recommendations.start_experiment',
      'recommendations.end_experiment',
      'recommendations.end_experiment',
    ]);
  });

  test('is the only one of many started concurrently', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => start(plan('at once'))));
    const started = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(started).toHaveLength(1);
    await end(started[0]!.id);
  });

  test('is refused with a reason if its arms are invalid', async () => {
    const refused = start({ name: ' ', arms: [learned, { ...trending, share: 60 }] });
    expect(await failureOf(refused)).toMatchObject({ code: 'BAD_USER_INPUT', fields: { name: /name/ } });
    expect(await failureOf(end(newId()))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('impressions and plays', () => {
  test('are counted once per profile and title, by model and rail', async () => {
    const { id } = await publishedModel();
    const watcher = await story.viewerWithProfile();
    const { modelVersion } = await homeOf(watcher);
    expect(modelVersion).toBe(id);
    const [first = '', second = '', third = ''] = more;
    const before = (await outcomeOf('NEW_RELEASES')) ?? { profiles: 0, impressions: 0, plays: 0 };

    const shown: [RailKind, string[]][] = [
      ['NEW_RELEASES', [first, second]],
      ['NEW_RELEASES', [second, third]],
      ['HIGHLY_RATED', [third]],
    ];
    await Promise.all(Array.from({ length: 5 }, () => show(watcher, id, shown)));
    expect(await outcomeOf('NEW_RELEASES')).toMatchObject({
      profiles: before.profiles + 1,
      impressions: before.impressions + 3,
      plays: before.plays,
    });

    // Started and watched to the end, then started again: one play.
    await record(watcher, report(second, RUNTIME_SECONDS / 2, 0));
    await vi.waitFor(async () => expect((await outcomeOf('NEW_RELEASES'))?.plays).toBe(before.plays + 1));
    await story.finish(watcher.viewer, watcher.profile.id, [second]);
    const { playRate, plays, impressions } = (await outcomeOf('NEW_RELEASES'))!;
    expect(playRate.rate).toBeCloseTo(plays / impressions, 12);
    expect(plays).toBe(before.plays + 1);
  });

  test('are counted for the arm of the profile, by rail and against the first arm, but not for other profiles', async () => {
    const { id: modelId } = await publishedModel();
    const [film = '', other = ''] = more.slice(4);
    await during({ ...plan('what is played'), share: 80 }, async (experiment) => {
      const one = await someoneIn(experiment, 'learned');
      const another = await someoneIn(experiment, 'trending');
      const outside = await someoneIn(experiment, null);
      await vi.waitFor(async () => expect((await recommendedTo(one))[0]?.arm).toBe('learned'));
      for (const someone of [one, another, outside]) {
        await show(someone, modelId, [
          ['FOR_YOU', [film, other]],
          ['HIGHLY_RATED', [other]],
        ]);
      }
      for (const someone of [another, outside]) await record(someone, report(film, RUNTIME_SECONDS / 2, 0));
      const rails = (plays: number) => [
        { rail: 'FOR_YOU', outcome: { profiles: 1, impressions: 2, plays } },
        { rail: 'HIGHLY_RATED', outcome: { profiles: 1, impressions: 1, plays: 0 } },
      ];
      await vi.waitFor(async () => {
        const arms = (await named('what is played'))?.arms;
        expect(arms).toMatchObject([
          {
            name: 'learned',
            outcome: { profiles: 1, impressions: 3, plays: 0, playRate: { rate: 0 } },
            outcomes: rails(0),
            difference: null,
          },
          {
            name: 'trending',
            outcome: { profiles: 1, impressions: 3, plays: 1, playRate: { rate: 1 / 3 } },
            outcomes: rails(1),
            difference: { difference: 1 / 3 },
          },
        ]);
      });
    });
  });

  test('are counted for an experiment even with an older model, and not after its end', async () => {
    const { id: modelId } = await publishedModel();
    const watcher = await story.viewerWithProfile();
    const outcome = async (name: string) =>
      (await named(name))?.arms.map(({ outcome: of }) => of.impressions);
    await show(watcher, modelId, [['FOR_YOU', more.slice(0, 3)]]);
    const { id } = await start(plan('in between'));
    await vi.waitFor(async () => expect((await recommendedTo(watcher))[0]?.arm).not.toBeNull());
    await show(watcher, modelId, [['FOR_YOU', more.slice(0, 2)]]);
    await end(id);
    await vi.waitFor(async () => expect((await recommendedTo(watcher))[0]?.arm).toBeNull());
    await show(watcher, modelId, [['FOR_YOU', more]]);
    expect((await outcome('in between'))?.toSorted()).toEqual([0, 2]);
  });

  test('are counted for the series of an episode', async () => {
    const { id } = await publishedModel();
    const watcher = await story.viewerWithProfile();
    const series = await story.series({ name: 'A series', seasons: [2] });
    await show(watcher, id, [['TOP_IN_GENRE', [series.id]]]);
    await record(watcher, report(series.episodes[0]!, RUNTIME_SECONDS / 2, 0));
    await vi.waitFor(async () =>
      expect(await outcomeOf('TOP_IN_GENRE')).toMatchObject({ impressions: 1, plays: 1 }),
    );
  });

  test('are refused for unknown models and beyond the size of a page', async () => {
    const { id } = await publishedModel();
    const watcher = await story.viewerWithProfile();
    for (const unknown of [newId(), 'nonsense']) {
      expect(await show(watcher, unknown, [['FOR_YOU', more]])).toEqual({ recordImpressions: false });
    }
    const many = Array.from({ length: 41 }, newId);
    for (const rails of [
      [],
      [['FOR_YOU', []]],
      [['FOR_YOU', ['nonsense']]],
      [['FOR_YOU', many]],
      Array.from({ length: 21 }, () => ['FOR_YOU', more]),
    ] as [RailKind, string[]][][]) {
      expect(await failureOf(show(watcher, id, rails))).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    // However much a client reports: 200 titles per kind of rail.
    const rail = (kind: RailKind): [RailKind, string[]] => [kind, Array.from({ length: 40 }, newId)];
    for (let page = 0; page < 6; page += 1) await show(watcher, id, [rail('BECAUSE_YOU_WATCHED')]);
    await show(
      watcher,
      id,
      Array.from({ length: 20 }, () => rail('TOP_IN_GENRE')),
    );
    const { prisma } = platform.engine.database;
    const rows = await prisma.railImpression.findMany({ where: { profileId: watcher.profile.id } });
    expect(rows.map(({ titleIds }) => titleIds.length)).toEqual([200, 200]);
  });

  test('are deleted when the profile clears its history', async () => {
    const { id } = await publishedModel();
    const watcher = await story.viewerWithProfile();
    await show(watcher, id, [['FOR_YOU', more]]);
    const { prisma } = platform.engine.database;
    const remembered = () => prisma.railImpression.count({ where: { profileId: watcher.profile.id } });
    expect(await remembered()).toBe(1);
    await watcher.viewer.client.send(operations.ClearWatchHistory, { profileId: watcher.profile.id });
    await vi.waitFor(async () => expect(await remembered()).toBe(0));
  });
});
