import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import { createFamilies } from '../support/family.js';
import { namesProfile } from '../support/graphql/whole-selection.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { type Arguments, callOf, rootFields } from '../support/root-fields.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { family } = createFamilies(story);

describe('every field that names a profile', () => {
  /** The other arguments of the fields. A new field must be added here. */
  const others = (titleId: string): Readonly<Record<string, Arguments>> => ({
    'Query.title': { id: titleId },
    'Query.titles': {},
    'Query.search': { query: 'film' },
    'Query.similarTitles': { titleId },
    'Query.trending': {},
    'Query.home': {},
    'Query.recommendations': {},
    'Query.continueWatching': {},
    'Query.watchHistory': {},
    'Query.watchlist': {},
    'Mutation.clearWatchHistory': {},
    'Subscription.watchProgressUpdated': {},
    'Subscription.recommendationsRefreshed': {},
  });
  const inputs = (titleId: string): Readonly<Record<string, Arguments>> => ({
    'Mutation.recordProgress': {
      entries: [{ titleId, positionSeconds: 1, observedAt: platform.clock.now(), sequence: 1 }],
    },
    'Mutation.recordImpressions': {
      modelVersion: titleId,
      rails: [{ kind: 'FOR_YOU', titleIds: [titleId] }],
    },
    'Mutation.startPlayback': { titleId },
    'Mutation.rateTitle': { titleId, opinion: 'LIKE' },
    'Mutation.removeRating': { titleId },
    'Mutation.removeFromContinueWatching': { titleId },
    'Mutation.addToWatchlist': { titleId },
    'Mutation.removeFromWatchlist': { titleId },
  });
  /** These fields deal with locked profiles. */
  const keys = ['Mutation.setProfilePin', 'Mutation.unlockProfile', 'Mutation.bindDeviceToProfile'];
  const { schema } = platform.engine;

  async function codesOfAll(client: GraphqlClient, profileId: string): Promise<Record<string, string>> {
    const titleId = await story.movie();
    const calls = [
      ...Object.entries(others(titleId)).map(([field, values]) => [field, { ...values, profileId }] as const),
      ...Object.entries(inputs(titleId)).map(
        ([field, input]) => [field, { input: { ...input, profileId } }] as const,
      ),
    ];
    const codes: Record<string, string> = {};
    for (const [field, values] of calls) {
      const call = callOf(schema, field, values);
      const isLive = field.startsWith('Subscription.');
      const answer = isLive ? client.live(call, values).next() : client.send(call, values);
      codes[field] = (await failureOf(answer)).code;
    }
    await client.close();
    return codes;
  }

  test('is covered by this test', () => {
    const naming = rootFields(schema).filter((field) => namesProfile(schema, field));
    const asked = [...Object.keys(others('')), ...Object.keys(inputs('')), ...keys];
    expect(asked.toSorted()).toEqual(naming.toSorted());
  });

  test('answers PIN_REQUIRED where it is locked', async () => {
    const { viewer, parent } = await family();
    expect(new Set(Object.values(await codesOfAll(viewer.client, parent.id)))).toEqual(
      new Set(['PIN_REQUIRED']),
    );
  });

  test('answers FORBIDDEN on a device that is bound to another one, and NOT_FOUND to others', async () => {
    const { viewer, parent, kid } = await family();
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).bind(kid.id);
    const { client } = await renewed(platform, tablet);
    expect(new Set(Object.values(await codesOfAll(client, parent.id)))).toEqual(new Set(['FORBIDDEN']));
    const stranger = await story.viewer();
    expect(new Set(Object.values(await codesOfAll(stranger.client, parent.id)))).toEqual(
      new Set(['NOT_FOUND']),
    );
  });
});
