import { describe, expect, test, vi } from 'vitest';
import { armOf, type Experiment } from '../../src/modules/recommendations/domain/experiment.js';
import { createExperiments } from '../support/experiments.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { profilesOf } from '../support/profiles.js';
import { createStory } from '../support/story.js';
import { twoTastes } from '../support/tastes.js';
import { usePlatform } from '../support/use-platform.js';
import type { Watcher } from '../support/watching.js';

const platform = await usePlatform({ modelPollMs: 50 });
const story = createStory(platform);
const { client: admin } = await story.admin();
const experiments = await createExperiments(platform, story, admin);

const { westerns } = await twoTastes(story);
const dramas = await story.movies(Array.from({ length: 6 }, () => ({ genres: ['Drama'] })));
const forbidden = await story.movies([
  { genres: ['Western'], minimumAge: 18 },
  { genres: ['Western'], minimumAge: 18, popularity: 1_000 },
]);
const withdrawn = await story.movie({ genres: ['Western'], status: 'ARCHIVED', popularity: 1_000 });
const yesterday = new Date(platform.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
const premiere = await story.movie({ genres: ['Drama'], releaseDate: yesterday });
await platform.engine.recommendations.learn();

/** Too few viewers for learning weights. */
const LEARNED = ['COLLABORATIVE', 'CONTENT', 'POPULARITY', 'TRENDING'];
/** Every kind of arm: learned weights, a single strategy, a blend, and another diversity. */
const ARMS = [
  { name: 'learned', share: 20 },
  { name: 'content', share: 20, voices: [{ strategy: 'CONTENT' as const, weight: 1 }] },
  { name: 'popular', share: 20, voices: [{ strategy: 'POPULARITY' as const, weight: 3 }] },
  {
    name: 'blend',
    share: 20,
    voices: [
      { strategy: 'COLLABORATIVE' as const, weight: 2 },
      { strategy: 'TRENDING' as const, weight: 1 },
    ],
  },
  { name: 'diverse', share: 20, diversity: 1 },
];

async function listFor({ viewer, profile }: { viewer: { client: GraphqlClient }; profile: { id: string } }) {
  const variables = { profileId: profile.id, first: 50 };
  const { recommendations } = await viewer.client.send(operations.Recommendations, variables);
  return recommendations.edges.map(({ node }) => node);
}

const idsOf = (nodes: Awaited<ReturnType<typeof listFor>>) => nodes.map(({ title }) => title?.id ?? '');
const armFor = async (watcher: Watcher) => (await listFor(watcher))[0]?.arm ?? null;

async function homeOf({ viewer, profile }: Watcher) {
  const { rails } = (await viewer.client.send(operations.Home, { profileId: profile.id })).home;
  return rails.map(({ kind, items }) => ({
    kind,
    titles: items.map(({ id, minimumAge }) => ({ id, minimumAge })),
  }));
}

const forYouOf = async (watcher: Watcher) =>
  (await homeOf(watcher)).find(({ kind }) => kind === 'FOR_YOU')?.titles.map(({ id }) => id);

/** A viewer in each arm who has seen the same western. */
async function someoneInEachArm(experiment: Experiment) {
  const people = [];
  for (const { name } of ARMS) {
    const someone = await experiments.someoneIn(experiment, name);
    await story.finish(someone.viewer, someone.profile.id, westerns.slice(0, 1));
    await vi.waitFor(async () => expect(await armFor(someone)).toBe(name));
    people.push({ name, ...someone });
  }
  return people;
}

test('assignment is stable per profile: over requests and changes, in every process, with the configured share', async () => {
  const plan = { name: 'stable', share: 60, arms: ARMS };
  await experiments.during(plan, async (experiment) => {
    const people = await Promise.all(Array.from({ length: 12 }, () => experiments.someone()));
    const drawn = people.map(({ profile }) => armOf(experiment, profile.id)?.name ?? null);
    const serves = async () => Promise.all(people.map(armFor));
    await vi.waitFor(async () => expect(await serves()).toEqual(drawn));

    await Promise.all(
      people.map(({ viewer, profile }) => story.finish(viewer, profile.id, westerns.slice(0, 2))),
    );
    expect(await serves()).toEqual(drawn);

    await using another = await startPlatform({ beside: platform, role: 'api', cold: true });
    const elsewhere = people.map(({ viewer, profile }) => ({
      viewer: { client: createGraphqlClient(another.address, viewer.accessToken) },
      profile,
    }));
    expect(await Promise.all(elsewhere.map(armFor))).toEqual(drawn);
  });
});

describe('the arms of an experiment', () => {
  test('serve different orders, each by its own weights, and explain their scores', async () => {
    await experiments.during({ name: 'orders', arms: ARMS }, async (experiment) => {
      const people = await someoneInEachArm(experiment);
      const orders = new Map<string, string>();
      for (const someone of people) {
        const nodes = await listFor(someone);
        orders.set(someone.name, idsOf(nodes).join());
        for (const { score, explanation } of nodes) {
          const sum = explanation.contributions.reduce(
            (total, { weightedScore }) => total + weightedScore,
            0,
          );
          expect(sum).toBeCloseTo(score, 10);
        }
        const heard = nodes.flatMap(({ explanation }) =>
          explanation.contributions.filter(({ weight }) => weight > 0.01).map(({ strategy }) => strategy),
        );
        const { voices } = ARMS.find(({ name }) => name === someone.name)!;
        const wanted = voices?.map(({ strategy }) => strategy) ?? LEARNED;
        expect([...new Set(heard)].toSorted()).toEqual(wanted.toSorted());
      }
      const distinct = ['learned', 'content', 'popular'].map((name) => orders.get(name));
      expect(new Set(distinct).size).toBe(distinct.length);
      // Diversity only applies to the rail.
      expect(orders.get('diverse')).toBe(orders.get('learned'));
      const [learned, diverse] = await Promise.all(
        ['learned', 'diverse'].map((arm) => forYouOf(people.find(({ name }) => name === arm)!)),
      );
      expect(diverse?.[0]).toBe(learned?.[0]);
      expect(diverse).not.toEqual(learned);
    });
  });

  test('lift new titles in an exploring arm, with that reason', async () => {
    const arms = [
      { name: 'learned', share: 50 },
      { name: 'exploring', share: 50, exploration: 1 },
    ];
    await experiments.during({ name: 'exploration', arms }, async (experiment) => {
      const placeIn = async (arm: string) => {
        const someone = await experiments.someoneIn(experiment, arm);
        await story.finish(someone.viewer, someone.profile.id, westerns.slice(0, 1));
        await vi.waitFor(async () => expect(await armFor(someone)).toBe(arm));
        const nodes = await listFor(someone);
        const place = idsOf(nodes).indexOf(premiere);
        const heard = nodes.filter(({ explanation }) =>
          explanation.contributions.some(({ strategy }) => strategy === 'EXPLORATION'),
        );
        return { place, explored: idsOf(heard), node: nodes[place] };
      };
      const exploring = await placeIn('exploring');
      expect(exploring.explored).toEqual([premiere]);
      expect(exploring.node?.explanation.summary).toBe('New, and watched by few so far');
      const learned = await placeIn('learned');
      expect(learned.explored).toEqual([]);
      expect(exploring.place).toBeLessThan(learned.place);
    });
  });

  test('leave out titles that are known, withdrawn or unsuitable for children', async () => {
    await experiments.during({ name: 'rules', arms: ARMS }, async (experiment) => {
      for (const { name, viewer, profile } of await someoneInEachArm(experiment)) {
        const grownUp = idsOf(await listFor({ viewer, profile }));
        expect(grownUp).toEqual(expect.arrayContaining(forbidden));
        expect(grownUp).not.toContain(withdrawn);
        expect(grownUp).not.toContain(westerns[0]);

        // The same profile, so that the arm is the same.
        await profilesOf(viewer).update({ id: profile.id, maturityLimit: 12 });
        const suitable = await listFor({ viewer, profile });
        expect(suitable[0]?.arm).toBe(name);
        expect(idsOf(suitable)).toEqual(expect.arrayContaining([westerns[1], dramas[0]]));
        const shown = (await homeOf({ viewer, profile })).flatMap(({ titles }) => titles);
        for (const { minimumAge } of [...suitable.map(({ title }) => title!), ...shown]) {
          expect(minimumAge).toBeLessThanOrEqual(12);
        }
      }
    });
  });
});

describe('learned weights are used', () => {
  const onlyPopular = [
    { name: 'one', share: 50, voices: ARMS[2]!.voices! },
    { name: 'other', share: 50, voices: ARMS[2]!.voices! },
  ];

  test('for profiles outside the experiment, and for all once it ends', async () => {
    const plan = { name: 'back', share: 50, arms: onlyPopular };
    const { inside, outside, before, orderInside } = await experiments.during(plan, async (experiment) => {
      const [inArm, without] = [
        await experiments.someoneIn(experiment, 'one'),
        await experiments.someoneIn(experiment, null),
      ];
      for (const { viewer, profile } of [inArm, without]) {
        await story.finish(viewer, profile.id, westerns.slice(0, 1));
      }
      await vi.waitFor(async () => expect(await armFor(inArm)).toBe('one'));
      expect(await armFor(without)).toBeNull();
      return {
        inside: inArm,
        outside: without,
        before: idsOf(await listFor(without)),
        orderInside: idsOf(await listFor(inArm)),
      };
    });
    expect(orderInside).not.toEqual(before);
    await vi.waitFor(async () => {
      expect(await armFor(inside)).toBeNull();
      expect(idsOf(await listFor(inside))).toEqual(before);
    });
    expect(idsOf(await listFor(outside))).toEqual(before);
  });

  test('when the end time of an experiment has passed', async () => {
    const endsAt = new Date(platform.clock.now().getTime() + 60_000).toISOString();
    const experiment = await experiments.start({ name: 'a minute', arms: onlyPopular, endsAt });
    const someone = await experiments.someoneIn(experiment, 'one');
    await vi.waitFor(async () => expect(await armFor(someone)).toBe('one'));
    expect(await experiments.named('a minute')).toMatchObject({ endsAt, endedAt: null });

    platform.clock.advance(61_000);
    await vi.waitFor(async () => expect(await armFor(someone)).toBeNull());
    expect(await experiments.named('a minute')).toMatchObject({ endsAt, endedAt: endsAt });
    await experiments.during({ name: 'the next one', arms: onlyPopular }, async ({ id }) => {
      expect(await experiments.named('the next one')).toMatchObject({ id, endedAt: null });
    });
  });

  test.each([
    ['in the past', -1_000],
    ['more than 30 days away', 31 * 86_400_000],
  ])('when an experiment with an end %s is refused', async (_when, away) => {
    const endsAt = new Date(platform.clock.now().getTime() + away).toISOString();
    const refused = experiments.start({ name: 'never', arms: onlyPopular, endsAt });
    expect(await failureOf(refused)).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { endsAt: /30 days/ },
    });
  });
});
