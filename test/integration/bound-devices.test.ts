import { describe, expect, test } from 'vitest';
import { firstWhile } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createFamilies, PIN } from '../support/family.js';
import * as operations from '../support/operations.js';
import * as profileOperations from '../support/profile-operations.js';
import { profilesOf, renewed } from '../support/profiles.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const story = createStory(platform);
const { prisma } = platform.engine.database;
const { family } = createFamilies(story);
const WRONG = '1111';

const pinRequired = (reason: string) => ({ code: 'PIN_REQUIRED', reason });

async function codesOf(calls: readonly Promise<unknown>[]): Promise<Set<string>> {
  const failures = await Promise.all(calls.map(failureOf));
  return new Set(failures.map(({ code }) => code));
}

describe('a bound device', () => {
  async function boundTablet() {
    const household = await family();
    const tablet = await story.signIn(household.viewer);
    const { id: deviceId } = await profilesOf(tablet).bind(household.kid.id);
    const bound = await renewed(platform, tablet);
    return { ...household, deviceId, tablet, bound, child: profilesOf(bound) };
  }

  test('must refresh its tokens, and is a single profile from then on', async () => {
    const { viewer, profiles, parent, kid, tablet, bound, child, deviceId } = await boundTablet();
    expect(await failureOf(profilesOf(tablet).account())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await child.account()).profiles).toEqual([{ id: kid.id, name: 'Kid' }]);
    await child.history(kid.id);
    await profiles.unlock(parent.id, PIN);
    expect(
      await codesOf([child.history(parent.id), child.details(parent.id), child.unlock(parent.id, PIN)]),
    ).toEqual(new Set(['FORBIDDEN']));
    expect((await profiles.account()).devices).toContainEqual({
      id: deviceId,
      boundProfile: { id: kid.id, name: 'Kid' },
    });
    const stranger = await story.viewerWithProfile();
    expect(await failureOf(child.history(stranger.profile.id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(bound.accountId).toBe(viewer.accountId);
  });

  test('gets only its own profile when it refreshes its tokens', async () => {
    const { viewer, kid, parent, bound, deviceId } = await boundTablet();
    const television = await story.signIn(viewer);
    const { id: televisionId } = await profilesOf(television).bind(parent.id, PIN);
    const input = { refreshToken: bound.refreshToken };
    for (const client of [story.visitor, viewer.client]) {
      const { refreshTokens } = await client.send(profileOperations.RenewedAccount, { input });
      const { profiles, devices } = refreshTokens.account;
      expect(profiles).toEqual([{ id: kid.id, name: 'Kid' }]);
      const boundProfile = { id: kid.id, name: 'Kid' };
      expect(devices).toContainEqual({ id: deviceId, boundProfileId: kid.id, boundProfile });
      expect(devices).toContainEqual({ id: televisionId, boundProfileId: null, boundProfile: null });
    }
  });

  test("cannot change the account's profiles or its subscription", async () => {
    const { bound, child, kid } = await boundTablet();
    expect(
      await codesOf([
        child.create({ name: 'Baby', isKids: true }),
        child.update({ id: kid.id, name: 'Me' }),
        child.delete(kid.id),
        child.setPin({ profileId: kid.id, pin: '1234' }),
        bound.client.send(operations.CancelSubscription),
      ]),
    ).toEqual(new Set(['FORBIDDEN']));
  });

  test('can release itself only with the password', async () => {
    const { bound, child, parent } = await boundTablet();
    expect(await failureOf(child.release({}))).toMatchObject(pinRequired('MISSING'));
    expect(await failureOf(child.release({ pin: PIN }))).toMatchObject(pinRequired('WRONG_PIN'));
    expect(await child.release({ password: PASSWORD })).toMatchObject({ boundProfile: null });
    expect(await failureOf(child.account())).toMatchObject({ code: 'UNAUTHENTICATED' });
    const free = profilesOf(await renewed(platform, bound));
    await free.unlock(parent.id, PIN);
  });

  test('can release itself with the PIN of its profile, which binding also requires', async () => {
    const { viewer, parent } = await family();
    const television = await story.signIn(viewer);
    const device = profilesOf(television);
    expect(await failureOf(device.bind(parent.id))).toMatchObject(pinRequired('MISSING'));
    expect(await failureOf(device.bind(parent.id, WRONG))).toMatchObject(pinRequired('WRONG_PIN'));
    await device.bind(parent.id, PIN);
    const bound = await renewed(platform, television);
    await profilesOf(bound).history(parent.id);
    await profilesOf(bound).bind(parent.id, PIN);
    await profilesOf(bound).history(parent.id);
    await profilesOf(bound).release({ pin: PIN });
    expect((await profilesOf(await renewed(platform, bound)).account()).profiles).toHaveLength(2);
  });

  test('can be released from an unbound device only', async () => {
    const { viewer, profiles, child, kid, deviceId } = await boundTablet();
    const second = await story.signIn(viewer);
    const { id: secondId } = await profilesOf(second).bind(kid.id);
    const alsoBound = profilesOf(await renewed(platform, second));
    expect(await failureOf(alsoBound.release({ deviceId, password: PASSWORD }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const stranger = profilesOf(await story.viewer());
    expect(await failureOf(stranger.release({ deviceId }))).toMatchObject({ code: 'NOT_FOUND' });
    await profiles.release({ deviceId });
    await profiles.release({ deviceId });
    expect(await failureOf(child.account())).toMatchObject({ code: 'UNAUTHENTICATED' });
    const actions = await prisma.auditEntry.findMany({
      where: { subjectId: { in: [deviceId, secondId] }, action: { not: 'accounts.signed_in' } },
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true },
    });
    expect(actions).toEqual(
      ['accounts.device_bound', 'accounts.device_bound', 'accounts.device_released'].map((action) => ({
        action,
        actorId: viewer.accountId,
      })),
    );
  });

  test('has its sockets closed when it is bound to another profile', async () => {
    const { viewer, parent, profiles, kid } = await family();
    await profiles.unlock(parent.id, PIN);
    const tablet = await story.signIn(viewer);
    await profilesOf(tablet).unlock(parent.id, PIN);
    const film = await story.movie();
    const live = tablet.client.live(operations.WatchProgressUpdated, { profileId: parent.id });
    await firstWhile(live, () => story.watch(viewer, parent.id, film, 100));
    const ended = (async () => {
      for await (const _event of live);
    })();
    const closing = ended.catch((reason: unknown) => reason);
    await profilesOf(tablet).bind(kid.id);
    expect(await closing).toMatchObject({ code: 4403 });
  });
});
