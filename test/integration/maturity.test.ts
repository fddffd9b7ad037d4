import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { firstWhile } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { namesProfile, wholeCallOf } from '../support/graphql/whole-selection.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { type Arguments, rootFields } from '../support/root-fields.js';
import { createStory, RUNTIME_SECONDS, type Viewer } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({
  graphql: { limits: { tokens: 20_000, depth: 20, aliases: 30, cost: 1_000_000 } },
});
const { schema } = platform.engine;
const story = createStory(platform);
const HALF = RUNTIME_SECONDS / 2;
const FIRST = 40;

/** Titles of one genre, so that all are similar; half of them are for adults. */
const films = await story.movies(
  Array.from({ length: 24 }, (_, index) => ({
    name: index % 2 === 0 ? `Family film ${index}` : `Forbidden film ${index}`,
    minimumAge: index % 2 === 0 ? ([0, 8, 12][index % 3] ?? 0) : ([13, 16, 18][index % 3] ?? 18),
    genres: ['Drama'],
    averageRating: 8,
  })),
);
const family = films.filter((_, index) => index % 2 === 0);
const forbidden = films.filter((_, index) => index % 2 === 1);

/** Others watch both kinds, so that viewers connect them. */
for (let other = 0; other < 4; other += 1) {
  const { viewer, profile } = await story.viewerWithProfile();
  await story.finish(viewer, profile.id, films.slice(other, other + 16));
}

const { viewer: owner, profile } = await story.subscribedViewer();
const profileId = profile.id;
const neighbour = await story.profileOf(owner, { name: 'Neighbour' });
const tablet = await story.signIn(owner);
await profilesOf(tablet).bind(profileId);
const bound = await renewed(platform, tablet);

/** The history of the profile when it had no limit: it finished, started and loved titles of both kinds. */
let reports = 0;
for (const own of [profileId, neighbour.id]) {
  for (const titleId of [...forbidden.slice(0, 3), ...family.slice(0, 3)]) {
    await story.watch(owner, own, titleId, RUNTIME_SECONDS);
    reports += 1;
  }
  for (const titleId of [...forbidden.slice(3, 5), ...family.slice(3, 5)]) {
    await story.watch(owner, own, titleId, HALF);
    reports += 1;
  }
  for (const titleId of [forbidden[0], family[0]]) {
    await owner.client.send(operations.AddToWatchlist, { input: { profileId: own, titleId: titleId ?? '' } });
    await owner.client.send(operations.RateTitle, {
      input: { profileId: own, titleId: titleId ?? '', opinion: 'LOVE' },
    });
  }
}
await platform.engine.recommendations.learn();
const drama = (await owner.client.send(operations.Genres)).genres.find(({ name }) => name === 'Drama');

/** For some two hundred complete responses, on a busy machine. */
const PATIENCE_MS = 60_000;

const STRATEGIES = ['HYBRID', 'CONTENT', 'COLLABORATIVE', 'TRENDING'];
const WINDOWS = ['DAY', 'WEEK', 'MONTH'];
const progressOn = (titleId: string) => ({
  input: {
    profileId,
    entries: [
      { titleId, positionSeconds: HALF, observedAt: platform.clock.now().toISOString(), sequence: 1 },
    ],
  },
});

/** The arguments, without the profile, of each query that takes a profile. A new one must be added here. */
const queries: Readonly<Record<string, readonly Arguments[]>> = {
  'Query.title': films.map((id) => ({ id })),
  'Query.titles': ['POPULARITY', 'NEWEST', 'NAME', 'RATING'].map((orderBy) => ({ orderBy, first: FIRST })),
  'Query.search': ['film', 'forbidden', 'forbiden film 3', 'family'].map((query) => ({
    query,
    first: FIRST,
  })),
  'Query.similarTitles': films.slice(0, 6).map((titleId) => ({ titleId, first: FIRST })),
  'Query.trending': [...WINDOWS.map((window) => ({ window })), { genreId: drama?.id ?? '' }].map((own) => ({
    ...own,
    first: FIRST,
  })),
  'Query.home': [{ railSize: 5 }, { railSize: FIRST }],
  'Query.recommendations': STRATEGIES.map((strategy) => ({ strategy, first: FIRST })),
  'Query.continueWatching': [{ first: FIRST }],
  'Query.watchHistory': [{ first: FIRST }],
  'Query.watchlist': [{ first: FIRST }],
};

/** Other fields that take a profile; other tests cover their effects. */
const CHANGES = [
  'Mutation.setProfilePin',
  'Mutation.unlockProfile',
  'Mutation.bindDeviceToProfile',
  'Mutation.recordProgress',
  'Mutation.startPlayback',
  'Mutation.recordImpressions',
  'Mutation.rateTitle',
  'Mutation.removeRating',
  'Mutation.removeFromContinueWatching',
  'Mutation.clearWatchHistory',
  'Mutation.addToWatchlist',
  'Mutation.removeFromWatchlist',
  'Subscription.watchProgressUpdated',
  'Subscription.recommendationsRefreshed',
];

const OPTIONAL = ['Query.title', 'Query.titles', 'Query.search', 'Query.similarTitles', 'Query.trending'];

const calls = Object.entries(queries).flatMap(([field, own]) => own.map((values) => ({ field, values })));

async function answersTo(client: GraphqlClient, values: Arguments): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const call of calls) {
    if (!('profileId' in values) && !OPTIONAL.includes(call.field)) continue;
    const all = { ...call.values, ...values };
    const answer = JSON.stringify(await client.send(wholeCallOf(schema, call.field, all), all));
    answers[call.field] = (answers[call.field] ?? '') + answer;
  }
  return answers;
}

/** The fields that mention titles above the limit: by id, or by name in a text. */
function revealsForbidden(answer: string): boolean {
  return answer.includes('Forbidden') || forbidden.some((id) => answer.includes(id));
}

function revealing(answers: Readonly<Record<string, string>>): string[] {
  return Object.keys(answers).filter((field) => revealsForbidden(answers[field] ?? ''));
}

test('every field that names a profile is covered', () => {
  const naming = rootFields(schema).filter((field) => namesProfile(schema, field));
  expect([...Object.keys(queries), ...CHANGES].toSorted()).toEqual(naming.toSorted());
});

describe('a profile whose limit was lowered', () => {
  test('has seen everything before, so that it is in every cache', {
    timeout: PATIENCE_MS,
  }, async () => {
    for (const { client } of [owner, bound]) {
      expect(revealing(await answersTo(client, { profileId }))).toEqual(Object.keys(queries));
    }
    expect(revealing(await answersTo(owner.client, { profileId: neighbour.id }))).toEqual(
      Object.keys(queries),
    );
    expect(revealing(await answersTo(bound.client, {}))).toEqual(OPTIONAL);
    expect(revealing(await answersTo(story.visitor, {}))).toEqual(OPTIONAL);

    await profilesOf(owner).update({ id: profileId, isKids: true });
  });

  test.each([
    ['on a device of the account', owner],
    ['on a device that is bound to it', bound],
  ] as const)('gets no title above it %s', async (_where, { client }: Viewer) => {
    const answers = await answersTo(client, { profileId });
    expect(revealing(answers)).toEqual([]);
    for (const [field, answer] of Object.entries(answers)) {
      expect([field, family.some((id) => answer.includes(id))]).toEqual([field, true]);
    }
  });

  test('gets no title above it by fields without a profile, on the bound device', async () => {
    expect(revealing(await answersTo(bound.client, {}))).toEqual([]);
    expect(revealing(await answersTo(story.visitor, {}))).toEqual(OPTIONAL);
  });

  test('gets recommendations with consistent scores and permitted reasons', async () => {
    const { recommendations } = await owner.client.send(operations.Recommendations, {
      profileId,
      first: FIRST,
    });
    const nodes = recommendations.edges.map(({ node }) => node);
    expect(nodes.length).toBeGreaterThan(0);
    for (const { score, explanation } of nodes) {
      const sum = explanation.contributions.reduce((total, { weightedScore }) => total + weightedScore, 0);
      expect(sum).toBeCloseTo(score, 9);
    }
    const reasons = JSON.stringify(nodes);
    expect(reasons).toContain('You watched Family film');
  });

  test('cannot continue or rate titles above it', async () => {
    for (const titleId of forbidden) {
      const input = { profileId, titleId, opinion: 'LOVE' as const };
      const report = owner.client.send(operations.RecordProgress, progressOn(titleId));
      expect(await failureOf(report)).toMatchObject({ code: 'MATURITY_RESTRICTED' });
      const rating = bound.client.send(operations.RateTitle, { input });
      expect(await failureOf(rating)).toMatchObject({ code: 'MATURITY_RESTRICTED' });
      const takenBack = { input: { profileId, titleId } };
      const removed = await bound.client.send(operations.RemoveRating, takenBack);
      expect(removed).toEqual({ removeRating: null });
      for (const device of [owner, bound]) {
        const answers = [
          (await device.client.send(operations.RemoveRating, takenBack)).removeRating,
          (await device.client.send(operations.RemoveFromWatchlist, takenBack)).removeFromWatchlist,
          (await device.client.send(operations.RemoveFromContinueWatching, takenBack))
            .removeFromContinueWatching,
        ];
        expect(answers).toEqual([null, null, null]);
      }
      const wish = owner.client.send(operations.AddToWatchlist, { input: { profileId, titleId } });
      expect(await failureOf(wish)).toMatchObject({ code: 'MATURITY_RESTRICTED' });
    }
    const [titleId = ''] = family;
    const progress = progressOn(titleId);
    const rating = { input: { profileId, titleId, opinion: 'LIKE' } };
    const answers = [
      await bound.client.send(wholeCallOf(schema, 'Mutation.recordProgress', progress), progress),
      await bound.client.send(wholeCallOf(schema, 'Mutation.rateTitle', rating), rating),
    ];
    expect(revealsForbidden(JSON.stringify(answers))).toBe(false);
  });

  test('gets no live events of titles above it, also not missed ones', async () => {
    const values = { profileId, after: newId() };
    for (const { client } of [owner, bound]) {
      const moves = client.live(wholeCallOf(schema, 'Subscription.watchProgressUpdated', values), values);
      const seen: unknown[] = [];
      while (seen.length < reports / 2) seen.push((await moves.next()).value);
      expect(JSON.stringify(seen)).toContain(family[0]);
      expect(revealsForbidden(JSON.stringify(seen))).toBe(false);
      await moves.return?.();

      const refreshes = client.live(
        wholeCallOf(schema, 'Subscription.recommendationsRefreshed', values),
        values,
      );
      const refreshed = await firstWhile(refreshes, () =>
        client.send(operations.RateTitle, {
          input: { profileId, titleId: family[1] ?? '', opinion: 'LIKE' },
        }),
      );
      expect(JSON.stringify(refreshed)).toContain('Family film');
      expect(revealsForbidden(JSON.stringify(refreshed))).toBe(false);
      await refreshes.return?.();
      await client.close();
    }
  });

  test('does not affect another profile of the account', async () => {
    const answers = await answersTo(owner.client, { profileId: neighbour.id });
    expect(revealing(answers)).toEqual(Object.keys(queries));
  });
});
