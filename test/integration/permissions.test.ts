import { expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient, GraphqlFailure } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { type Arguments, callOf, rootFields } from '../support/root-fields.js';
import { createStory, PASSWORD, RUNTIME_SECONDS } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const { schema } = platform.engine;
const story = createStory(platform);
const titleId = await story.movie();
const { viewer: owner, profile } = await story.subscribedViewer();
const { viewer: stranger } = await story.subscribedViewer();
// What the owner's live fields replay.
await story.finish(owner, profile.id, [titleId]);

const ADMITTED = 'admitted';
const anyone = { nobody: ADMITTED, owner: ADMITTED, stranger: ADMITTED };
const signedIn = { nobody: 'UNAUTHENTICATED', owner: ADMITTED, stranger: ADMITTED };
const ownerOnly = { nobody: 'UNAUTHENTICATED', owner: ADMITTED, stranger: 'NOT_FOUND' };

const people = {
  nobody: async () => undefined,
  owner: async () => owner.accessToken,
  stranger: async () => stranger.accessToken,
};

/** For calls that end the session they are made in. */
const passers = {
  nobody: people.nobody,
  owner: async () => (await story.viewer()).accessToken,
  stranger: async () => (await story.viewer()).accessToken,
};

interface Row {
  readonly access: typeof anyone;
  /** What the field is called with; made anew for every call. */
  readonly having?: () => Arguments;
  /** Who calls it. */
  readonly by?: Readonly<Record<keyof typeof anyone, () => Promise<string | undefined>>>;
}

const device = () => ({ email: `${newId()}@example.com`, password: PASSWORD });
const ofProfile = () => ({ profileId: profile.id });
const progress = () => ({
  profileId: profile.id,
  entries: [{ titleId, positionSeconds: RUNTIME_SECONDS, observedAt: platform.clock.now(), sequence: 0 }],
});

/** Who may call what. Whoever adds a field says it here. */
const table: Readonly<Record<string, readonly Row[]>> = {
  'Query.me': [{ access: signedIn }],
  'Query.profile': [{ access: ownerOnly, having: () => ({ id: profile.id }) }],
  'Query.plans': [{ access: anyone }],
  'Query.mySubscription': [{ access: signedIn }],
  'Query.genres': [{ access: anyone }],
  'Query.title': [
    { access: anyone, having: () => ({ id: titleId }) },
    { access: ownerOnly, having: () => ({ id: titleId, profileId: profile.id }) },
  ],
  'Query.titles': [{ access: anyone }, { access: ownerOnly, having: ofProfile }],
  'Query.similarTitles': [
    { access: anyone, having: () => ({ titleId }) },
    { access: ownerOnly, having: () => ({ titleId, profileId: profile.id }) },
  ],
  'Query.trending': [{ access: anyone }, { access: ownerOnly, having: ofProfile }],
  'Query.home': [{ access: ownerOnly, having: ofProfile }],
  'Query.recommendations': [{ access: ownerOnly, having: ofProfile }],
  'Query.continueWatching': [{ access: ownerOnly, having: ofProfile }],
  'Query.watchHistory': [{ access: ownerOnly, having: ofProfile }],
  'Mutation.signUp': [{ access: anyone, having: () => ({ input: device() }) }],
  'Mutation.signIn': [
    { access: anyone, having: () => ({ input: { email: owner.email, password: PASSWORD } }) },
  ],
  'Mutation.refreshTokens': [
    { access: anyone, having: () => ({ input: { refreshToken: owner.refreshToken } }) },
  ],
  'Mutation.createProfile': [{ access: signedIn, having: () => ({ input: { name: newId() } }) }],
  'Mutation.subscribe': [
    {
      access: signedIn,
      having: () => ({ input: { planId: newId(), paymentMethod: 'pm_card', idempotencyKey: '' } }),
    },
  ],
  'Mutation.cancelSubscription': [{ access: signedIn }],
  'Mutation.resumeSubscription': [{ access: signedIn }],
  'Mutation.recordProgress': [{ access: ownerOnly, having: () => ({ input: progress() }) }],
  'Mutation.rateTitle': [
    { access: ownerOnly, having: () => ({ input: { profileId: profile.id, titleId, opinion: 'LIKE' } }) },
  ],
  'Mutation.signOut': [{ access: signedIn, by: passers }],
  'Mutation.signOutEverywhere': [{ access: signedIn, by: passers }],
  // An id that nobody knows has everything replayed that is kept.
  'Subscription.watchProgressUpdated': [
    { access: ownerOnly, having: () => ({ profileId: profile.id, after: newId() }) },
  ],
  'Subscription.recommendationsRefreshed': [
    { access: ownerOnly, having: () => ({ profileId: profile.id, after: newId() }) },
  ],
};

const REFUSALS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'INTERNAL_SERVER_ERROR']);

/** Whatever else a field may have against a call, such as a conflict, whoever hears it was admitted. */
async function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return ADMITTED;
  } catch (error) {
    if (!(error instanceof GraphqlFailure)) throw error;
    const code = error.extensions?.code;
    return REFUSALS.has(code) ? code : ADMITTED;
  }
}

const rows = Object.entries(table).flatMap(([field, own]) =>
  own.map(({ access, having = () => ({}), by = people }) => ({
    field,
    having,
    by,
    access,
    names: Object.keys(having()).join(', '),
  })),
);

test('the table has a row for every root field', () => {
  expect(Object.keys(table).toSorted()).toEqual(rootFields(schema).toSorted());
});

test.each(rows)('$field($names)', async ({ field, having, by, access }) => {
  const outcomes: Record<string, unknown> = {};
  for (const [name, tokenOf] of Object.entries(by)) {
    const client = createGraphqlClient(platform.address, await tokenOf());
    const values = having();
    const call = callOf(schema, field, values);
    const isLive = field.startsWith('Subscription.');
    outcomes[name] = await outcomeOf(isLive ? client.live(call, values).next() : client.send(call, values));
    await client.close();
  }
  expect(outcomes).toEqual(access);
});

test('a token that is not ours is refused, even where no token is needed', async () => {
  const client = createGraphqlClient(platform.address, 'nonsense');
  expect(await failureOf(client.send(operations.Plans))).toMatchObject({ code: 'UNAUTHENTICATED' });
});
