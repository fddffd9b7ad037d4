import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { eventually, firstWhile } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { prisma } = platform.engine.database;
const DAY = 86_400_000;

const create = ({ client }: Viewer, input: { name: string; [field: string]: unknown }) =>
  client.send(operations.CreateProfile, { input });

const { auditRowsOf } = createTrail(platform);

async function auditOf(subjectId: string) {
  const entries = await auditRowsOf(subjectId);
  return entries.map(({ action, actorId, before, after, details }) => ({
    action,
    actorId,
    before,
    after,
    details,
  }));
}

async function codesOf(calls: readonly Promise<unknown>[]): Promise<Set<string>> {
  const failures = await Promise.all(calls.map(failureOf));
  return new Set(failures.map(({ code }) => code));
}

describe('creating a profile', () => {
  test('adds it to the account, in order of creation', async () => {
    const viewer = await story.viewer();
    await create(viewer, { name: ' Ann ', language: 'pt-br' });
    await create(viewer, { name: 'Ben', isKids: true });
    const { me } = await viewer.client.send(operations.Me);
    expect(me.profiles).toEqual([
      { id: expect.any(String), name: 'Ann', isKids: false, maturityLimit: 18 },
      { id: expect.any(String), name: 'Ben', isKids: true, maturityLimit: 12 },
    ]);
  });

  test.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(41) }],
    ['name', { name: 'An\u{200B}n' }],
    ['name', { name: '\u{202E}nnA' }],
    ['avatar', { name: 'Ann', avatar: '\u{7}' }],
    ['maturityLimit', { name: 'Kid', isKids: true, maturityLimit: 13 }],
    ['maturityLimit', { name: 'Ann', maturityLimit: 19 }],
    ['maturityLimit', { name: 'Ann', maturityLimit: -1 }],
    ['maturityRating', { name: 'Ann', maturityRating: 'PG-14' }],
    ['maturityRating', { name: 'Ann', maturityRating: 'PG-13', maturityLimit: 13 }],
    ['maturityRating', { name: 'Kid', isKids: true, maturityRating: 'TV-14' }],
    ['language', { name: 'Ann', language: 'not a language' }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: Array.from({ length: 11 }, newId) }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: [newId()] }],
    ['favouriteGenreIds', { name: 'Ann', favouriteGenreIds: ['no id'] }],
  ])('names the invalid field: %s of %o', async (field, input) => {
    expect(await failureOf(create(await story.viewer(), input))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  test('accepts the class of a rating board, and the longest name of the database', async () => {
    const profiles = profilesOf(await story.viewer());
    const name = '👩‍👧'.repeat(13);
    const profile = await profiles.create({ name, maturityRating: 'FSK 16' });
    expect(profile).toMatchObject({ name, maturityLimit: 16 });
  });

  test.each(['Ann', 'ANN', ' ann ', 'A\u{301}nn'.normalize('NFD')])(
    'with a name that is already used is a conflict, in any spelling: %j',
    async (name) => {
      const viewer = await story.viewer();
      await create(viewer, { name: name.includes('\u{301}') ? 'Ánn' : 'Ann' });
      expect(await failureOf(create(viewer, { name }))).toMatchObject({ code: 'CONFLICT' });
      await create(await story.viewer(), { name });
    },
  );

  test('is limited by the plan', async () => {
    const viewer = await story.viewer();
    for (const name of ['Ann', 'Ben']) await create(viewer, { name });
    expect(await failureOf(create(viewer, { name: 'Cleo' }))).toMatchObject({
      code: 'PROFILE_LIMIT_REACHED',
      limit: 2,
    });
    await story.subscribe(viewer, 'standard-monthly');
    await create(viewer, { name: 'Cleo' });
  });

  test('thirty times concurrently never exceeds the limit', async () => {
    const viewer = await story.viewer();
    await story.subscribe(viewer, 'premium-monthly');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => create(viewer, { name: `Profile ${index}` })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ extensions: { code: 'PROFILE_LIMIT_REACHED' } });
    }
    const { me } = await viewer.client.send(operations.Me);
    expect(me.profiles).toHaveLength(6);
  });

  test('twice concurrently with one name creates one profile', async () => {
    const viewer = await story.viewer();
    const outcomes = await Promise.allSettled(['Ann', 'ANN'].map((name) => create(viewer, { name })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('changing a profile', () => {
  test('changes only the given fields, and is audited without names', async () => {
    await story.movie({ genres: ['Western', 'Noir'] });
    const { genres } = await story.visitor.send(operations.Genres);
    const viewer = await story.viewer();
    const profiles = profilesOf(viewer);
    const favouriteGenreIds = genres.slice(0, 2).map(({ id }) => id);
    const { id } = await profiles.create({ name: 'Ann', avatar: 'owl', language: 'de', favouriteGenreIds });
    const before = await profiles.details(id);
    expect(before.favouriteGenres.map((genre) => genre.id).toSorted()).toEqual(favouriteGenreIds.toSorted());

    expect(await profiles.update({ id, name: ' Anna ' })).toEqual({ ...before, name: 'Anna' });
    expect(await profiles.update({ id, maturityRating: 'PG-13' })).toEqual({
      ...before,
      name: 'Anna',
      maturityLimit: 13,
    });
    const kid = { ...before, name: 'Anna', isKids: true, maturityLimit: 12, favouriteGenres: [] };
    expect(await profiles.update({ id, isKids: true, favouriteGenreIds: [] })).toEqual(kid);
    expect(await profiles.update({ id })).toEqual(kid);
    expect(await profiles.details(id)).toEqual(kid);

    const { accountId: actorId } = viewer;
    expect(await auditOf(id)).toMatchObject([
      { action: 'profiles.created', actorId, after: { maturityLimit: 18, isKids: false } },
      { action: 'profiles.updated', actorId, details: { fields: ['name'] } },
      { action: 'profiles.updated', before: { maturityLimit: 18 }, after: { maturityLimit: 13 } },
      { action: 'profiles.updated', after: { maturityLimit: 12, isKids: true } },
    ]);
    expect(JSON.stringify(await auditOf(id))).not.toContain('Ann');
  });

  test('to the name of another one is a conflict; to another spelling of its own is not', async () => {
    const profiles = profilesOf(await story.viewer());
    const ann = await profiles.create({ name: 'Ann' });
    await profiles.create({ name: 'Ben' });
    expect(await failureOf(profiles.update({ id: ann.id, name: 'BEN' }))).toMatchObject({ code: 'CONFLICT' });
    expect((await profiles.update({ id: ann.id, name: 'ANN' })).name).toBe('ANN');
  });

  test("of a child never lifts the limit above a child's", async () => {
    const profiles = profilesOf(await story.viewer());
    const { id } = await profiles.create({ name: 'Kid', isKids: true });
    const raise = profiles.update({ id, maturityLimit: 13 });
    expect(await failureOf(raise)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await profiles.update({ id, isKids: false })).toMatchObject({ isKids: false, maturityLimit: 12 });
  });

  test('is visible in another process that has cached it', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const viewer = await story.viewer();
    const here = profilesOf(viewer);
    const there = profilesOf({ client: createGraphqlClient(beside.address, viewer.accessToken) });
    const { id } = await here.create({ name: 'Ann' });
    await there.details(id);
    await here.update({ id, maturityLimit: 6 });
    await eventually(
      () => there.details(id),
      ({ maturityLimit }) => maturityLimit === 6,
    );
    await here.create({ name: 'Ben' });
    await here.delete(id);
    const answer = await eventually(
      () => there.details(id).catch((error: unknown) => error),
      (result) => result instanceof Error,
    );
    expect(answer).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});

describe('deleting a profile', () => {
  async function twoProfiles() {
    const viewer = await story.viewer();
    const profiles = profilesOf(viewer);
    const ann = await profiles.create({ name: 'Ann' });
    const ben = await profiles.create({ name: 'Ben' });
    return { viewer, profiles, ann, ben };
  }

  test('makes it invisible at once, and its name free', async () => {
    const { profiles, ann, ben } = await twoProfiles();
    expect(await profiles.delete(ben.id)).toEqual({ id: ben.id, name: 'Ben' });
    expect((await profiles.account()).profiles).toEqual([{ id: ann.id, name: 'Ann' }]);
    expect(
      await codesOf([profiles.details(ben.id), profiles.history(ben.id), profiles.delete(ben.id)]),
    ).toEqual(new Set(['NOT_FOUND']));
    await profiles.create({ name: 'ben' });
  });

  test('is refused for the last one, also when two are deleted concurrently', async () => {
    const { profiles, ann, ben } = await twoProfiles();
    const outcomes = await Promise.allSettled([ann, ben].map(({ id }) => profiles.delete(id)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [last] = (await profiles.account()).profiles;
    expect(await failureOf(profiles.delete(last?.id ?? ''))).toMatchObject({ code: 'CONFLICT' });
  });

  test('erases its history and ratings once, however often it is requested', async () => {
    const { viewer, profiles, ann, ben } = await twoProfiles();
    const films = await story.movies([{}, {}, {}]);
    for (const { id } of [ann, ben]) await story.finish(viewer, id, films);
    await viewer.client.send(operations.RateTitle, {
      input: { profileId: ben.id, titleId: films[0] ?? '', opinion: 'LOVE' },
    });
    await profiles.delete(ben.id);
    await eventually(
      () => prisma.profile.count({ where: { id: ben.id } }),
      (count) => count === 0,
    );
    const where = { profileId: ben.id };
    expect(await prisma.watchHistoryEntry.count({ where })).toBe(0);
    expect(await prisma.watchProgress.count({ where })).toBe(0);
    expect(await prisma.rating.count({ where })).toBe(0);
    expect((await profiles.history(ann.id)).edges).toHaveLength(2 * films.length);

    expect((await auditOf(ben.id)).slice(1)).toMatchObject([
      { action: 'profiles.deleted', actorId: viewer.accountId },
      { action: 'profiles.erased', actorId: null, details: { history: 6, progress: 3, ratings: 1 } },
    ]);
  });

  test('signs out devices bound to it, and ends its streams', async () => {
    const { viewer, profiles, ben } = await twoProfiles();
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).bind(ben.id);
    const bound = await renewed(platform, tablet);
    const film = await story.movie();
    const live = viewer.client.live(operations.WatchProgressUpdated, { profileId: ben.id });
    await firstWhile(live, () => story.watch(viewer, ben.id, film, 100));

    await profiles.delete(ben.id);
    expect(await failureOf(profilesOf(bound).account())).toMatchObject({ code: 'UNAUTHENTICATED' });
    const refresh = story.visitor.send(operations.RefreshTokens, {
      input: { refreshToken: bound.refreshToken },
    });
    expect(await failureOf(refresh)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const session = await prisma.deviceSession.findFirst({ where: { boundProfileId: ben.id } });
    // Its row may have been deleted with the profile's already.
    expect(session?.revokedBecause ?? 'PROFILE_DELETED').toBe('PROFILE_DELETED');
    await viewer.client.close();
  });

  test('requires the PIN of a protected profile, or the password', async () => {
    const { viewer, profiles, ann, ben } = await twoProfiles();
    await story.subscribe(viewer);
    for (const { id } of [ann, ben]) await profiles.setPin({ profileId: id, pin: '2468' });
    await profiles.create({ name: 'Cleo', password: PASSWORD });
    expect(await failureOf(profiles.delete(ben.id))).toMatchObject({
      code: 'PIN_REQUIRED',
      reason: 'MISSING',
    });
    expect(await failureOf(profiles.delete(ben.id, { pin: '1111' }))).toMatchObject({
      code: 'PIN_REQUIRED',
      reason: 'WRONG_PIN',
    });
    await profiles.delete(ben.id, { pin: '2468' });
    await profiles.delete(ann.id, { password: PASSWORD });
  });
});

describe('erasing', () => {
  test('does nothing for a profile that is not deleted, and is idempotent', async () => {
    const { deletion } = platform.engine.profiles;
    const { viewer, profile } = await story.viewerWithProfile();
    const other = await story.profileOf(viewer, { name: 'Ben' });
    const film = await story.movie();
    for (const { id } of [profile, other]) await story.finish(viewer, id, [film]);
    await deletion.erase(profile.id);
    expect((await profilesOf(viewer).history(profile.id)).edges).toHaveLength(2);

    await profilesOf(viewer).delete(other.id);
    await Promise.all([deletion.erase(other.id), deletion.erase(other.id)]);
    await deletion.erase(other.id);
    const erased = (await auditOf(other.id)).filter(({ action }) => action === 'profiles.erased');
    expect(erased).toHaveLength(1);
    expect((await profilesOf(viewer).history(profile.id)).edges).toHaveLength(2);
  });
});

describe('a deletion whose job was lost', () => {
  test('is resumed by the daily sweep', async () => {
    const apart = await startPlatform({ role: 'api' });
    try {
      const tale = createStory(apart);
      const { viewer, profile } = await tale.viewerWithProfile();
      await tale.profileOf(viewer, { name: 'Ben' });
      await tale.finish(viewer, profile.id, await tale.movies([{}, {}]));
      await profilesOf(viewer).delete(profile.id);
      const database = apart.engine.database.prisma;
      // As if the event had been relayed, and half of the work done, before a crash.
      await database.outboxEvent.deleteMany();
      await database.watchProgress.deleteMany({ where: { profileId: profile.id } });

      apart.clock.advance(DAY + 1);
      await using worker = await startPlatform({ role: 'worker', beside: apart });
      await eventually(
        () => database.profile.count({ where: { id: profile.id } }),
        (count) => count === 0,
      );
      expect(worker.engine).toBeDefined();
    } finally {
      await apart[Symbol.asyncDispose]();
    }
  });
});
