import { expect, test } from 'vitest';
import { cleanUpAccountsJob } from '../../src/modules/accounts/accounts.jobs.js';
import { newId } from '../../src/shared/ids.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const { prisma } = platform.engine.database;
const story = createStory(platform);
const DAY = 86_400_000;

/** Signs up without verifying the address. */
async function claim(email: string) {
  const { signUp } = await story.visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });
  const client = createGraphqlClient(platform.address, signUp.accessToken);
  return { client, email, accountId: signUp.account.id, ...signUp };
}

const accountsThere = async (...people: readonly { readonly accountId: string }[]) => {
  const rows = await prisma.account.findMany({
    where: { id: { in: people.map(({ accountId }) => accountId) } },
  });
  return rows.map(({ id }) => id).toSorted();
};
const idsOf = (...people: readonly { readonly accountId: string }[]) =>
  people.map(({ accountId }) => accountId).toSorted();

test('expired rows are deleted, and those in use remain', async () => {
  const verified = await story.viewer();
  const abandoned = await claim('abandoned@example.com');
  const paying = await claim('paying@example.com');
  await story.subscribe(paying);
  const present = await claim('present@example.com');
  await eventually(
    () => prisma.emailToken.count(),
    (count) => count >= 3,
  );
  const device = { deviceName: 'TV', platform: 'tv', intervalSeconds: 5, createdAt: platform.clock.now() };
  await prisma.deviceSignIn.create({
    data: {
      id: newId(),
      deviceCodeHash: Buffer.alloc(32, 1),
      userCodeHash: Buffer.alloc(32, 2),
      expiresAt: platform.clock.now(),
      ...device,
    },
  });

  platform.clock.advance(20 * DAY);
  const { refreshToken } = present;
  await story.visitor.send(operations.RefreshTokens, { input: { refreshToken } });
  const cleanUp = async () => {
    await platform.engine.jobs.enqueue(cleanUpAccountsJob, {}, { jobId: newId() });
  };
  await cleanUp();
  await eventually(
    () => prisma.emailToken.count(),
    (count) => count === 0,
  );
  expect(await prisma.deviceSignIn.count()).toBe(0);
  expect(await accountsThere(verified, abandoned, paying, present)).toEqual(
    idsOf(verified, abandoned, paying, present),
  );

  platform.clock.advance(11 * DAY);
  await cleanUp();
  await eventually(
    () => accountsThere(abandoned),
    (ids) => ids.length === 0,
  );
  expect(await accountsThere(verified, paying, present)).toEqual(idsOf(verified, paying, present));
  expect(await prisma.deviceSession.count({ where: { accountId: verified.accountId } })).toBe(1);

  platform.clock.advance(90 * DAY);
  await cleanUp();
  await eventually(
    () => prisma.deviceSession.count({ where: { accountId: verified.accountId } }),
    (count) => count === 0,
  );
  expect(await prisma.attemptCount.count()).toBe(0);
});
