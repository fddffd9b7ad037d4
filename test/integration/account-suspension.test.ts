import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { suspendAccount } from '../support/account-administration.js';
import * as admin from '../support/admin-operations.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma } = platform.engine.database;
const story = createStory(platform);
const root = await story.admin();
const { auditRowsOf: auditOf, noticeNamesTo: noticesOf } = createTrail(platform);

describe('suspending an account', () => {
  test('ends its sign-ins at once and lets nobody in, which only the right password is told', async () => {
    const viewer = await story.viewer();
    await suspendAccount(root, viewer.accountId);
    expect(await failureOf(viewer.client.send(operations.Me))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(story.refresh(viewer))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await failureOf(story.signIn(viewer))).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('suspended'),
    });
    const guess = story.visitor.send(operations.SignIn, {
      input: { email: viewer.email, password: 'a guess' },
    });
    expect(await failureOf(guess)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('and reinstating it each happen once, are told and written down', async () => {
    const { accountId, ...viewer } = await story.viewer();
    const first = await suspendAccount(root, accountId);
    expect(await suspendAccount(root, accountId)).toEqual(first);
    const reinstate = () => root.client.send(admin.ReinstateAccount, { id: accountId });
    expect(await reinstate()).toEqual({ reinstateAccount: { id: accountId, suspendedAt: null } });
    await reinstate();
    await story.signIn({ accountId, ...viewer });

    expect(await noticesOf(accountId)).toEqual(['ACCOUNT_SUSPENDED', 'ACCOUNT_REINSTATED']);
    expect(await auditOf(accountId)).toMatchObject([
      {
        action: 'accounts.suspended',
        actorId: root.accountId,
        before: { suspendedAt: null },
        after: { suspendedAt: first.suspendAccount.suspendedAt },
        details: { reason: 'Shared the password.', endedSessions: 1 },
      },
      {
        action: 'accounts.reinstated',
        before: { suspendedAt: first.suspendAccount.suspendedAt },
        after: { suspendedAt: null },
      },
    ]);
  });

  test('while somebody signs in to it leaves nobody signed in', async () => {
    const viewer = await story.viewer();
    await Promise.allSettled([suspendAccount(root, viewer.accountId), story.signIn(viewer)]);
    const live = await prisma.deviceSession.count({
      where: { accountId: viewer.accountId, revokedAt: null },
    });
    expect(live).toBe(0);
  });

  test('keeps of a reason what can be seen, and no more than 500 characters', async () => {
    const { accountId } = await story.viewer();
    await suspendAccount(root, accountId, `${' '.repeat(5_000)}Asked\n to.`);
    const [entry] = await prisma.auditEntry.findMany({
      where: { subjectId: accountId, action: 'accounts.suspended' },
    });
    expect(entry).toMatchObject({ details: { reason: 'Asked to.' } });
  });

  test('is not for oneself, for nobody, or without a reason', async () => {
    expect(await failureOf(suspendAccount(root, root.accountId))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(suspendAccount(root, newId()))).toMatchObject({ code: 'NOT_FOUND' });
    const { accountId } = await story.viewer();
    for (const reason of [' ', 'x'.repeat(501)]) {
      expect(await failureOf(suspendAccount(root, accountId, reason))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { reason: expect.any(String) },
      });
    }
    const reinstate = root.client.send(admin.ReinstateAccount, { id: newId() });
    expect(await failureOf(reinstate)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
