import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import * as admin from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { readAllPages } from '../support/paging.js';
import { startPlatform } from '../support/platform.js';
import { createStory, PASSWORD, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma } = platform.engine.database;
const story = createStory(platform);
/** Stays an administrator throughout. */
const root = await story.admin();

const setRole = ({ client }: Viewer, accountId: string, role: 'ADMIN' | 'VIEWER') =>
  client.send(admin.SetAccountRole, { input: { accountId, role } });
const suspend = ({ client }: Viewer, accountId: string, reason = 'Shared the password.') =>
  client.send(admin.SuspendAccount, { input: { accountId, reason } });
const { auditRowsOf: auditOf, noticeNamesTo: noticesOf } = createTrail(platform);

describe('what is for administrators', () => {
  const calls: readonly [string, (client: GraphqlClient, id: string) => Promise<unknown>][] = [
    ['admin.account', (client, id) => client.send(admin.AdminAccount, { id })],
    ['admin.accounts', (client) => client.send(admin.AdminAccounts)],
    ['admin.auditLog', (client) => client.send(admin.AuditLog)],
    ['admin.accessLog', (client) => client.send(admin.AccessLog)],
    [
      'setAccountRole',
      (client, accountId) => client.send(admin.SetAccountRole, { input: { accountId, role: 'ADMIN' } }),
    ],
    [
      'suspendAccount',
      (client, accountId) => client.send(admin.SuspendAccount, { input: { accountId, reason: 'x' } }),
    ],
    ['reinstateAccount', (client, id) => client.send(admin.ReinstateAccount, { id })],
  ];

  test.each(calls)(
    '%s is refused to a viewer, of their own account too, and to a visitor',
    async (_name, call) => {
      const viewer = await story.viewer();
      expect(await failureOf(call(viewer.client, viewer.accountId))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await failureOf(call(story.visitor, viewer.accountId))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect(await auditOf(viewer.accountId)).toEqual([]);
    },
  );

  test('lies behind Query.admin, and nothing else leads there', () => {
    const fields = Object.values(platform.engine.schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .filter((type) => !type.name.startsWith('__'))
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({
          path: `${type.name}.${field.name}`,
          answers: getNamedType(field.type).name,
        })),
      );
    const leadingTo = (...names: string[]) =>
      fields
        .filter(({ answers }) => names.includes(answers))
        .map(({ path }) => path)
        .toSorted();

    expect(leadingTo('Admin')).toEqual(['Query.admin']);
    expect(leadingTo('AuditEntryConnection')).toEqual(['Admin.auditLog']);
    expect(leadingTo('AuditEntry')).toEqual(['AuditEntryEdge.node']);
    expect(leadingTo('AccessLogEntryConnection')).toEqual(['Admin.accessLog']);
    expect(leadingTo('AccessLogEntry')).toEqual(['AccessLogEntryEdge.node']);
    expect(leadingTo('AdminAccountConnection')).toEqual(['Admin.accounts']);
    // The mutations have a rule of their own, tried above.
    expect(leadingTo('AdminAccount')).toEqual([
      'Admin.account',
      'AdminAccountEdge.node',
      'Mutation.reinstateAccount',
      'Mutation.setAccountRole',
      'Mutation.suspendAccount',
    ]);
  });

  test.each([
    ['role', { role: 'ADMIN' }],
    ['emailVerified', { emailVerified: true }],
    ['id', { id: newId() }],
    ['accountId', { accountId: newId() }],
  ])('is not to be had by slipping %s into an input', async (_name, extra) => {
    const email = `${newId()}@example.com`;
    const signUp = story.visitor.send(operations.SignUp, { input: { email, password: PASSWORD, ...extra } });
    expect(await failureOf(signUp)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await prisma.account.count({ where: { email } })).toBe(0);

    const viewer = await story.viewer();
    const create = viewer.client.send(operations.CreateProfile, { input: { name: 'Ann', ...extra } });
    expect(await failureOf(create)).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await prisma.profile.count({ where: { accountId: viewer.accountId } })).toBe(0);
  });
});

describe('finding accounts', () => {
  const list = async (filter: object) => {
    const { admin: found } = await root.client.send(admin.AdminAccounts, { filter });
    return found.accounts.edges.map(({ node }) => node.id);
  };

  test('shows one as it is', async () => {
    const { viewer, profile } = await story.subscribedViewer();
    const { admin: found } = await root.client.send(admin.AdminAccount, { id: viewer.accountId });
    expect(found.account).toEqual({
      id: viewer.accountId,
      email: viewer.email,
      role: 'VIEWER',
      emailVerified: true,
      suspendedAt: null,
      erasureDueAt: null,
      createdAt: expect.any(String),
      devices: [{ id: expect.any(String) }],
      profiles: [{ name: profile.name }],
      subscription: { state: 'ACTIVE' },
    });
  });

  test.each(['nonsense', newId()])('tells that there is none with the id "%s"', async (id) => {
    expect(await failureOf(root.client.send(admin.AdminAccount, { id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('lists them page by page, the newest first', async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count += 1) made.unshift((await story.viewer()).accountId);
    const pages = await readAllPages(async (after) => {
      const { admin: found } = await root.client.send(admin.AdminAccounts, { first: 2, after });
      return found.accounts;
    });
    const ids = pages.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(made);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(await prisma.account.count());
  });

  test('by an address or its beginning, which is taken as it is written', async () => {
    const { accountId, email } = await story.viewer();
    expect(await list({ email })).toEqual([accountId]);
    expect(await list({ email: email.slice(0, -4).toUpperCase() })).toEqual([accountId]);
    expect(await list({ email: '%' })).toEqual([]);
    expect(await list({ email: email.replace('viewer', 'viewe_') })).toEqual([]);
  });

  test('by an address whose domain is stored as it stands in the DNS, as people write it', async () => {
    const name = newId();
    const { signUp } = await story.visitor.send(operations.SignUp, {
      input: { email: `${name}@münchen.example`, password: PASSWORD },
    });
    const { id } = signUp.account;
    expect(await list({ email: `${name}@München.example` })).toEqual([id]);
    expect(await list({ email: `${name}@xn--mnch` })).toEqual([id]);
    expect(await list({ email: `${name}@muenchen.example` })).toEqual([]);
  });

  test('by role, state and time', async () => {
    const before = platform.clock.now().toISOString();
    platform.clock.advance(1_000);
    const { accountId } = await story.viewer();
    expect(await list({ role: 'ADMIN' })).toContain(root.accountId);
    expect(await list({ role: 'ADMIN' })).not.toContain(accountId);
    expect(await list({ createdAfter: before })).toEqual([accountId]);
    expect(await list({ state: 'ACTIVE' })).toContain(accountId);
    await suspend(root, accountId);
    expect(await list({ state: 'SUSPENDED' })).toEqual([accountId]);
    expect(await list({ state: 'ACTIVE' })).not.toContain(accountId);
    expect(await list({ state: 'ERASURE_SCHEDULED' })).toEqual([]);
  });
});

describe('a role', () => {
  test('holds with the next request, in the process that gave it and in the one beside it', async () => {
    await using beside = await startPlatform({ role: 'api', beside: platform });
    const former = await story.admin();
    const elsewhere = createGraphqlClient(beside.address, former.accessToken);
    await elsewhere.send(admin.AdminAccounts);

    await setRole(root, former.accountId, 'VIEWER');
    expect(await failureOf(former.client.send(admin.AdminAccounts))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await eventually(
      () => elsewhere.send(admin.AdminAccounts).catch((error: unknown) => error),
      (answer) => answer instanceof Error,
    );
    expect(await failureOf(elsewhere.send(admin.AdminAccounts))).toMatchObject({ code: 'UNAUTHENTICATED' });

    const renewed = await story.refresh(former);
    expect(await failureOf(renewed.client.send(admin.AdminAccounts))).toMatchObject({ code: 'FORBIDDEN' });
    const { me } = await renewed.client.send(operations.Me);
    expect(me.role).toBe('VIEWER');
  });

  test('that changes ends the sockets that were opened with the old one', async () => {
    const former = await story.admin();
    const profile = await story.profileOf(former);
    const events = former.client.live(operations.WatchProgressUpdated, { profileId: profile.id });
    const ending = events.next().catch((error: unknown) => error);
    await setRole(root, former.accountId, 'VIEWER');
    expect(await ending).toMatchObject({ code: 4403 });
  });

  test('is written down, with what it was and from where, once', async () => {
    const { accountId } = await story.viewer();
    await setRole(root, accountId, 'ADMIN');
    await setRole(root, accountId, 'ADMIN');
    expect(await auditOf(accountId)).toMatchObject([
      {
        action: 'accounts.role_changed',
        actorId: root.accountId,
        subjectType: 'account',
        before: { role: 'VIEWER' },
        after: { role: 'ADMIN' },
        address: '127.0.0.1',
        sessionId: expect.any(String),
        requestId: expect.any(String),
      },
    ]);
    await setRole(root, accountId, 'VIEWER');
  });

  test('is not given to whoever has not shown that the address is theirs', async () => {
    const { accountId } = await story.viewer();
    await prisma.account.update({ where: { id: accountId }, data: { emailVerifiedAt: null } });
    expect(await failureOf(setRole(root, accountId, 'ADMIN'))).toMatchObject({ code: 'CONFLICT' });
    expect(await auditOf(accountId)).toEqual([]);
  });

  test.each(['nonsense', newId()])('is not given to nobody: "%s"', async (id) => {
    expect(await failureOf(setRole(root, id, 'ADMIN'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(setRole(root, id, 'VIEWER'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the last administrator', () => {
  /** On a platform of their own, with no other. */
  async function twoAdmins() {
    const own = await startPlatform({ role: 'api' });
    const ownStory = createStory(own);
    return { own, admins: [await ownStory.admin(), await ownStory.admin()] as const };
  }
  const admins = (own: Awaited<ReturnType<typeof startPlatform>>) =>
    own.engine.database.prisma.account.count({ where: { role: 'ADMIN', suspendedAt: null } });

  test.each([
    ['demote', (by: Viewer, other: Viewer) => setRole(by, other.accountId, 'VIEWER')],
    ['suspend', (by: Viewer, other: Viewer) => suspend(by, other.accountId)],
  ])('remains when two %s each other at once', async (_name, remove) => {
    const {
      own,
      admins: [one, other],
    } = await twoAdmins();
    await using _own = own;
    const outcomes = await Promise.allSettled([remove(one, other), remove(other, one)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await admins(own)).toBe(1);
  });

  test('cannot lay the role down', async () => {
    const {
      own,
      admins: [one, other],
    } = await twoAdmins();
    await using _own = own;
    await setRole(one, other.accountId, 'VIEWER');
    expect(await failureOf(setRole(one, one.accountId, 'VIEWER'))).toMatchObject({ code: 'CONFLICT' });
    expect(await admins(own)).toBe(1);
  });
});

describe('suspending an account', () => {
  test('ends its sign-ins at once and lets nobody in, which only the right password is told', async () => {
    const viewer = await story.viewer();
    await suspend(root, viewer.accountId);
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
    const { suspendAccount } = await suspend(root, accountId);
    expect(await suspend(root, accountId)).toEqual({ suspendAccount });
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
        after: { suspendedAt: suspendAccount.suspendedAt },
        details: { reason: 'Shared the password.', endedSessions: 1 },
      },
      {
        action: 'accounts.reinstated',
        before: { suspendedAt: suspendAccount.suspendedAt },
        after: { suspendedAt: null },
      },
    ]);
  });

  test('while somebody signs in to it leaves nobody signed in', async () => {
    const viewer = await story.viewer();
    await Promise.allSettled([suspend(root, viewer.accountId), story.signIn(viewer)]);
    const live = await prisma.deviceSession.count({
      where: { accountId: viewer.accountId, revokedAt: null },
    });
    expect(live).toBe(0);
  });

  test('keeps of a reason what can be seen, and no more than 500 characters', async () => {
    const { accountId } = await story.viewer();
    await suspend(root, accountId, `${' '.repeat(5_000)}Asked\n to.`);
    const [entry] = await prisma.auditEntry.findMany({
      where: { subjectId: accountId, action: 'accounts.suspended' },
    });
    expect(entry).toMatchObject({ details: { reason: 'Asked to.' } });
  });

  test('is not for oneself, for nobody, or without a reason', async () => {
    expect(await failureOf(suspend(root, root.accountId))).toMatchObject({ code: 'CONFLICT' });
    expect(await failureOf(suspend(root, newId()))).toMatchObject({ code: 'NOT_FOUND' });
    const { accountId } = await story.viewer();
    for (const reason of [' ', 'x'.repeat(501)]) {
      expect(await failureOf(suspend(root, accountId, reason))).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: { reason: expect.any(String) },
      });
    }
    const reinstate = root.client.send(admin.ReinstateAccount, { id: newId() });
    expect(await failureOf(reinstate)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the audit log', () => {
  const entries = async (filter: object) => {
    const { admin: found } = await root.client.send(admin.AuditLog, { filter });
    return found.auditLog.edges.map(({ node }) => node);
  };

  test('tells who did what, and is asked by actor, action, subject and time', async () => {
    const other = await story.admin();
    const { accountId } = await story.viewer();
    const from = platform.clock.now().toISOString();
    platform.clock.advance(1_000);
    await suspend(other, accountId, 'Asked to.');
    platform.clock.advance(1_000);
    const to = platform.clock.now().toISOString();
    platform.clock.advance(1_000);
    await other.client.send(admin.ReinstateAccount, { id: accountId });

    const subject = { subjectType: 'account', subjectId: accountId };
    expect((await entries(subject)).map(({ action }) => action)).toEqual([
      'accounts.reinstated',
      'accounts.suspended',
      'accounts.signed_up',
    ]);
    const [suspended] = await entries({ ...subject, action: 'accounts.suspended' });
    expect(suspended).toMatchObject({
      actorId: other.accountId,
      before: { suspendedAt: null },
      details: { reason: 'Asked to.' },
    });
    const done = (await entries({ actorId: other.accountId })).map(({ action }) => action);
    expect(done.slice(0, 2)).toEqual(['accounts.reinstated', 'accounts.suspended']);
    expect(await entries({ actorId: other.accountId, from, to })).toEqual([suspended]);
    expect(await entries({ actorId: 'nonsense' })).toEqual([]);
    expect(await entries({ subjectId: newId() })).toEqual([]);
  });

  test('is read page by page, the latest first, each entry once', async () => {
    const all = await readAllPages(async (after) => {
      const { admin: found } = await root.client.send(admin.AuditLog, { first: 3, after });
      return found.auditLog;
    });
    const keys = all.map(({ occurredAt, id }) => `${occurredAt} ${id}`);
    expect(keys).toEqual(keys.toSorted().toReversed());
    expect(keys).toHaveLength(await prisma.auditEntry.count());
  });

  test.each(['nonsense', 'WzEsMl0'])('refuses a place that is none: %s', async (after) => {
    expect(await failureOf(root.client.send(admin.AuditLog, { after }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
