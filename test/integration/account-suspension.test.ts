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
  test('ends its sessions at once and refuses sign-ins, with the reason only for the right password', async () => {
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

  test('and reinstating it take effect once each, notify the owner and are audited', async () => {
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

  test('during a concurrent sign-in leaves no session', async () => {
    const viewer = await story.viewer();
    await Promise.allSettled([suspendAccount(root, viewer.accountId), story.signIn(viewer)]);
    const live = await prisma.deviceSession.count({
      where: { accountId: viewer.accountId, revokedAt: null },
    });
    expect(live).toBe(0);
  });

  test('stores the visible characters of the reason, at most 500', async () => {
    const { accountId } = await story.viewer();
    await suspendAccount(root, accountId, `${' '.repeat(5_000)}Asked\n to.`);
    const [entry] = await prisma.auditEntry.findMany({
      where: { subjectId: accountId, action: 'accounts.suspended' },
    });
    expect(entry).toMatchObject({ details: { reason: 'Asked to.' } });
  });

  test("is refused for one's own account, for unknown accounts and without a reason", async () => {
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
