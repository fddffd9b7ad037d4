import { describe, expect, test } from 'vitest';
import { createStreamKeys } from '../../src/modules/playback/sessions/stream-keys.js';
import { eventually, firstWhile } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createFamilies, PIN } from '../support/family.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { connectToRedis } from '../support/test-redis.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { prisma } = platform.engine.database;
const { family } = createFamilies(story);
const WRONG = '1111';
const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;

const pinRequired = (reason: string) => ({ code: 'PIN_REQUIRED', reason });

describe('a profile with a PIN', () => {
  test('is unlocked for twelve hours on the device where the PIN was entered', async () => {
    const { viewer, profiles, parent, kid } = await family();
    expect(await failureOf(profiles.history(parent.id))).toMatchObject(pinRequired('LOCKED'));
    expect(await failureOf(profiles.unlock(parent.id))).toMatchObject(pinRequired('MISSING'));
    expect(await failureOf(profiles.unlock(parent.id, WRONG))).toMatchObject(pinRequired('WRONG_PIN'));
    await profiles.unlock(parent.id, PIN);
    await profiles.history(parent.id);
    await profiles.unlock(kid.id);

    const elsewhere = profilesOf(await story.signIn(viewer));
    expect(await failureOf(elsewhere.history(parent.id))).toMatchObject(pinRequired('LOCKED'));

    const { clock } = platform;
    clock.advance(12 * HOUR + 1);
    const later = profilesOf(await renewed(platform, viewer));
    expect(await failureOf(later.history(parent.id))).toMatchObject(pinRequired('LOCKED'));
  });

  test('is unlocked at once on the device where the PIN was set, and on no other', async () => {
    const owner = await story.viewer();
    const phone = profilesOf(owner);
    const tablet = profilesOf(await story.signIn(owner));
    const { id: profileId } = await phone.create({ name: 'Parent' });
    await tablet.history(profileId);
    await phone.setPin({ profileId, pin: PIN });
    await phone.history(profileId);
    expect(await failureOf(tablet.history(profileId))).toMatchObject(pinRequired('LOCKED'));

    await tablet.setPin({ profileId, pin: '1357', password: PASSWORD });
    await tablet.history(profileId);
    expect(await failureOf(phone.history(profileId))).toMatchObject(pinRequired('LOCKED'));
  });

  test('gets exactly one of several new PINs set concurrently', async () => {
    const { viewer, parent } = await family();
    const devices = await Promise.all([1, 2, 3, 4].map(async () => profilesOf(await story.signIn(viewer))));
    const changes = devices.map((device, index) =>
      device.setPin({ profileId: parent.id, pin: `864${index}`, currentPin: PIN }),
    );
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('shows its name without the PIN, and never the PIN', async () => {
    const { viewer, profiles, parent } = await family();
    expect(await profiles.details(parent.id)).toMatchObject({ name: 'Parent', hasPin: true });
    expect((await profiles.account()).profiles).toHaveLength(2);
    const [{ pinHash } = { pinHash: null }] = await prisma.profile.findMany({ where: { id: parent.id } });
    expect(pinHash).toMatch(/^\$argon2id\$/);
    const trail = await prisma.auditEntry.findMany({
      where: { actorId: viewer.accountId },
      omit: { position: true },
    });
    expect(JSON.stringify(trail)).not.toMatch(/argon2|2468/);
  });

  test('is checked without a query once it is cached', async () => {
    const quiet = await startPlatform({ ...ASKS_NOTHING_BY_ITSELF, beside: platform });
    try {
      const { viewer, parent } = await family();
      const profiles = profilesOf({ client: createGraphqlClient(quiet.address, viewer.accessToken) });
      await profiles.unlock(parent.id, PIN);
      const trending = () =>
        createGraphqlClient(quiet.address, viewer.accessToken).send(operations.Trending, {
          profileId: parent.id,
        });
      await trending();
      const before = quiet.engine.database.statementCount();
      await trending();
      expect(quiet.engine.database.statementCount()).toBe(before);
    } finally {
      await quiet[Symbol.asyncDispose]();
    }
  });

  test.each(['123', '123456789', '12a4', '１２３４', '12 34', ''])(
    'accepts only a PIN of digits, not %j',
    async (pin) => {
      const { profiles, kid } = await family();
      expect(await failureOf(profiles.setPin({ profileId: kid.id, pin }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { pin: expect.any(String) },
      });
    },
  );

  test('can have its PIN changed or removed with the PIN or password, and is locked on other devices', async () => {
    const { viewer, profiles, parent } = await family();
    const elsewhere = profilesOf(await story.signIn(viewer));
    for (const device of [profiles, elsewhere]) await device.unlock(parent.id, PIN);

    const change = { profileId: parent.id, pin: '97531' };
    expect(await failureOf(profiles.setPin(change))).toMatchObject(pinRequired('MISSING'));
    expect(await failureOf(profiles.setPin({ ...change, currentPin: WRONG }))).toMatchObject(
      pinRequired('WRONG_PIN'),
    );
    expect(await failureOf(profiles.setPin({ ...change, password: 'not the password' }))).toMatchObject(
      pinRequired('WRONG_PASSWORD'),
    );
    await profiles.setPin({ ...change, currentPin: PIN });
    await profiles.history(parent.id);
    expect(await failureOf(elsewhere.history(parent.id))).toMatchObject(pinRequired('LOCKED'));
    expect(await failureOf(elsewhere.unlock(parent.id, PIN))).toMatchObject(pinRequired('WRONG_PIN'));

    await elsewhere.setPin({ profileId: parent.id, pin: '1357', password: PASSWORD });
    expect(await failureOf(profiles.history(parent.id))).toMatchObject(pinRequired('LOCKED'));
    expect(await profiles.setPin({ profileId: parent.id, currentPin: '1357' })).toMatchObject({
      hasPin: false,
    });
    await elsewhere.history(parent.id);
    const actions = (
      await prisma.auditEntry.findMany({ where: { subjectId: parent.id }, orderBy: { id: 'asc' } })
    ).map(({ action }) => action);
    expect(actions.filter((action) => action.includes('pin_'))).toEqual([
      'profiles.pin_set',
      'profiles.pin_set',
      'profiles.pin_set',
      'profiles.pin_removed',
    ]);
  });

  test('is locked in another process that had cached it as unlocked', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const { viewer, profiles, parent } = await family();
    const other = await story.signIn(viewer);
    const there = profilesOf({ client: createGraphqlClient(beside.address, other.accessToken) });
    await there.unlock(parent.id, PIN);
    await there.history(parent.id);
    await profiles.setPin({ profileId: parent.id, pin: '1357', currentPin: PIN });
    const answer = await eventually(
      () => there.history(parent.id).catch((error: unknown) => error),
      (told) => told instanceof Error,
    );
    expect(answer).toMatchObject({ extensions: pinRequired('LOCKED') });
  });

  test('ends subscriptions on a device on which it is locked', async () => {
    const { viewer, profiles, parent } = await family();
    const phone = await story.signIn(viewer);
    for (const device of [profiles, profilesOf(phone)]) await device.unlock(parent.id, PIN);
    const film = await story.movie();
    const live = phone.client.live(operations.WatchProgressUpdated, { profileId: parent.id });
    await firstWhile(live, () => story.watch(viewer, parent.id, film, 100));
    await profiles.setPin({ profileId: parent.id, pin: '1357', currentPin: PIN });

    const rest: unknown[] = [];
    const reading = (async () => {
      for await (const event of live) rest.push(event);
    })();
    const refused = failureOf(reading);
    await story.watch(viewer, parent.id, film, 200);
    expect(await refused).toMatchObject(pinRequired('LOCKED'));
    expect(JSON.stringify(rest)).not.toContain('"positionSeconds":200');
    await phone.client.close();
  });
});

describe('an idle subscription', () => {
  async function drain(events: AsyncIterable<unknown>): Promise<void> {
    for await (const _event of events);
  }

  /** Both streams of a profile, once they are active; each resolves with its end. */
  async function follow({ client }: Pick<Viewer, 'client'>, owner: Viewer, profileId: string) {
    const titleId = await story.movie();
    const progress = client.live(operations.WatchProgressUpdated, { profileId });
    await firstWhile(progress, () => story.watch(owner, profileId, titleId, 100));
    const refreshes = client.live(operations.RecommendationsRefreshed, { profileId });
    const input = { profileId, titleId, opinion: 'LIKE' } as const;
    await firstWhile(refreshes, () => owner.client.send(operations.RateTitle, { input }));
    return [progress, refreshes].map((stream) => failureOf(drain(stream)));
  }

  test('ends where its profile is locked, by a first or a changed PIN, and continues where it is unlocked', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const owner = await story.viewer();
    const { accessToken } = await story.signIn(owner);
    const tablet = { client: createGraphqlClient(beside.address, accessToken) };
    const { id: profileId } = await profilesOf(owner).create({ name: 'Parent' });
    const film = await story.movie();
    const own = owner.client.live(operations.WatchProgressUpdated, { profileId });
    await firstWhile(own, () => story.watch(owner, profileId, film, 100));

    for (const change of [{ pin: PIN }, { pin: '1357', currentPin: PIN }]) {
      const ends = await follow(tablet, owner, profileId);
      await profilesOf(owner).setPin({ profileId, ...change });
      for (const end of ends) expect(await end).toMatchObject(pinRequired('LOCKED'));
      await profilesOf(tablet).unlock(profileId, change.pin);
    }
    await story.watch(owner, profileId, film, 200);
    let seen = 0;
    while (seen !== 200) seen = (await own.next()).value.watchProgressUpdated.positionSeconds;
    await Promise.all([owner.client.close(), tablet.client.close()]);
  });

  test('ends where its profile was locked, though what plays there cannot be ended', async () => {
    const { viewer, profiles, parent } = await family();
    const tablet = await story.signIn(viewer);
    for (const device of [profiles, profilesOf(tablet)]) await device.unlock(parent.id, PIN);
    const ends = await follow(tablet, viewer, parent.id);
    const { url, prefix } = platform.engine.config.redis;
    await using redis = connectToRedis(url);
    const streams = createStreamKeys(prefix).ofAccount(viewer.accountId);
    await redis.set(streams, 'something else');

    await profiles.setPin({ profileId: parent.id, pin: '1357', currentPin: PIN });
    for (const end of ends) expect(await end).toMatchObject(pinRequired('LOCKED'));
    await redis.del(streams);
    await tablet.client.close();
  });

  test('ends when its profile is deleted', async () => {
    const { viewer, profiles, kid } = await family();
    const tablet = await story.signIn(viewer);
    const ends = await follow(tablet, viewer, kid.id);
    await profiles.delete(kid.id);
    for (const end of ends) expect(await end).toMatchObject({ code: 'NOT_FOUND' });
    await tablet.client.close();
  });
});

describe('guessing a PIN', () => {
  test('a hundred times concurrently is checked at most five times, notifies the owner once, and locks', async () => {
    const { viewer, profiles, parent } = await family();
    const guesses = Array.from({ length: 100 }, () => failureOf(profiles.unlock(parent.id, WRONG)));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'PIN_REQUIRED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(95);
    expect(await failureOf(profiles.unlock(parent.id, PIN))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    const notices = async () =>
      (await prisma.outboxEvent.findMany({ where: { type: 'accounts.notice_raised' } })).filter(
        ({ payload }) => JSON.stringify(payload).includes(viewer.accountId),
      );
    expect(await notices()).toHaveLength(1);
    expect(await notices()).toMatchObject([{ payload: { notice: 'PIN_LOCKED' } }]);

    platform.clock.advance(QUARTER + 1000);
    const later = profilesOf(await renewed(platform, viewer));
    await later.unlock(parent.id, PIN);
  });

  test('notifies the owner of each lockout, however soon the next one', async () => {
    let { viewer, parent } = await family();
    const guess = async () => (await failureOf(profilesOf(viewer).unlock(parent.id, WRONG))).code;
    const guesses = async (count: number) => {
      const codes: unknown[] = [];
      while (codes.length < count) codes.push(await guess());
      return codes;
    };
    const wrong = Array.from({ length: 5 }, () => 'PIN_REQUIRED');
    const lockedRecords = () =>
      prisma.auditEntry.count({ where: { action: 'profiles.pin_locked', subjectId: parent.id } });

    await guess();
    platform.clock.advance(QUARTER - 60_000);
    viewer = await renewed(platform, viewer);
    expect(await guesses(6)).toEqual([...wrong.slice(1), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(await lockedRecords()).toBe(1);

    platform.clock.advance(60_000);
    expect(await guesses(7)).toEqual([...wrong, 'RATE_LIMITED', 'RATE_LIMITED']);
    expect(await lockedRecords()).toBe(2);
  });

  test('is limited to twenty attempts a day, while the password can set a new PIN', async () => {
    let { viewer, parent } = await family();
    for (let round = 0; round < 4; round += 1) {
      for (let guess = 0; guess < 5; guess += 1) {
        expect(await failureOf(profilesOf(viewer).unlock(parent.id, WRONG))).toMatchObject({
          code: 'PIN_REQUIRED',
        });
      }
      platform.clock.advance(QUARTER + 1000);
      viewer = await renewed(platform, viewer);
    }
    const profiles = profilesOf(viewer);
    const locked = await failureOf(profiles.unlock(parent.id, PIN));
    expect(locked).toMatchObject({ code: 'RATE_LIMITED' });
    expect(locked['retryAfterSeconds']).toBeGreaterThan(12 * 3600);
    await profiles.setPin({ profileId: parent.id, pin: '1357', password: PASSWORD });
    await profiles.unlock(parent.id, '1357');
  });

  test("counts for each profile whose PIN it may be, unless it matches another's", async () => {
    const { profiles, parent, kid } = await family();
    const other = await profiles.create({ name: 'Other', pin: PIN });
    await profiles.setPin({ profileId: other.id, pin: '8642' });
    for (let raise = 0; raise < 8; raise += 1) {
      await profiles.update({ id: kid.id, isKids: false, maturityLimit: 18, pin: '8642' });
      await profiles.update({ id: kid.id, maturityLimit: 12 });
    }
    expect(await profiles.unlock(parent.id, PIN)).toMatchObject({ id: parent.id });
  });

  test("with the PIN of one's own profile reveals nothing about another's", async () => {
    const { passwords } = platform.engine.accounts;
    /** The response to a person who sets the guessed PIN on their own profile, and uses it as authority. */
    async function learn(guess: string) {
      const { profiles, parent, kid } = await family();
      const teen = await profiles.create({ name: 'Teen', maturityLimit: 13, pin: PIN });
      await profiles.setPin({ profileId: teen.id, pin: guess });
      const unlock = (pin: string) => failureOf(profiles.unlock(parent.id, pin));
      for (let wrong = 0; wrong < 4; wrong += 1) await unlock(WRONG);
      const before = passwords.workCount();
      await profiles.update({ id: kid.id, isKids: false, maturityLimit: 13, pin: guess });
      const work = passwords.workCount() - before;
      const codes = [await unlock(WRONG), await unlock(WRONG)].map(({ code }) => code);
      return { work, codes };
    }
    const wrong = await learn('1212');
    expect(wrong.codes).toEqual(['PIN_REQUIRED', 'RATE_LIMITED']);
    expect(await learn(PIN)).toEqual(wrong);
  });

  test('by the password is limited, too', async () => {
    const { profiles, parent } = await family();
    const guess = () => failureOf(profiles.setPin({ profileId: parent.id, pin: '1357', password: 'no' }));
    const codes = (await Promise.all(Array.from({ length: 20 }, guess))).map(({ code }) => code);
    expect(codes.filter((code) => code === 'PIN_REQUIRED')).toHaveLength(5);
  });
});

describe('raising a limit', () => {
  test('requires no proof while no profile has a PIN', async () => {
    const profiles = profilesOf(await story.viewer());
    const { id } = await profiles.create({ name: 'Ann', maturityLimit: 6 });
    expect(await profiles.update({ id, maturityLimit: 18 })).toMatchObject({ maturityLimit: 18 });
  });

  test('requires the PIN of a profile with at least that limit, or the password, in the same request', async () => {
    const { profiles, parent, kid } = await family();
    const raise = { id: kid.id, isKids: false, maturityLimit: 16 };
    await profiles.unlock(parent.id, PIN);
    expect(await failureOf(profiles.update(raise))).toMatchObject(pinRequired('MISSING'));
    expect(await failureOf(profiles.update({ ...raise, pin: WRONG }))).toMatchObject(
      pinRequired('WRONG_PIN'),
    );
    expect(await failureOf(profiles.update({ ...raise, password: WRONG }))).toMatchObject(
      pinRequired('WRONG_PASSWORD'),
    );
    expect(await profiles.update({ ...raise, pin: PIN })).toMatchObject({ maturityLimit: 16 });
    await profiles.update({ id: kid.id, maturityLimit: 12 });
    expect(await profiles.update({ ...raise, password: PASSWORD })).toMatchObject({ maturityLimit: 16 });
  });

  test('cannot be authorised with the PIN of a profile with a lower limit', async () => {
    const { profiles, kid } = await family();
    const teen = await profiles.create({ name: 'Teen', maturityLimit: 13, pin: PIN });
    await profiles.setPin({ profileId: teen.id, pin: '1212' });
    const raise = { id: kid.id, isKids: false, pin: '1212' };
    expect(await failureOf(profiles.update({ ...raise, maturityLimit: 18 }))).toMatchObject(
      pinRequired('WRONG_PIN'),
    );
    expect(await profiles.update({ ...raise, maturityLimit: 13 })).toMatchObject({ maturityLimit: 13 });
    await profiles.unlock(teen.id, '1212');
    const own = profiles.update({ id: teen.id, maturityLimit: 18, pin: '1212' });
    expect(await failureOf(own)).toMatchObject(pinRequired('WRONG_PIN'));
  });

  test('by a new profile requires the same, unless it sees no more than an open one', async () => {
    const { profiles } = await family();
    expect(await failureOf(profiles.create({ name: 'Sly' }))).toMatchObject(pinRequired('MISSING'));
    await profiles.create({ name: 'Baby', isKids: true });
    await profiles.create({ name: 'Guest', pin: PIN });
  });
});

describe('a protected profile', () => {
  test('can be changed where it is unlocked, or with its PIN', async () => {
    const { profiles, parent } = await family();
    const change = { id: parent.id, name: 'Mother' };
    expect(await failureOf(profiles.update(change))).toMatchObject(pinRequired('MISSING'));
    await profiles.update({ ...change, pin: PIN });
    await profiles.unlock(parent.id, PIN);
    await profiles.update({ id: parent.id, name: 'Father' });
  });
});
