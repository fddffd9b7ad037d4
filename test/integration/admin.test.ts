import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { suspendAccount } from '../support/account-administration.js';
import * as admin from '../support/admin-operations.js';
import { failureOf } from '../support/failure.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { readAllPages } from '../support/paging.js';
import { createStory, PASSWORD } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma } = platform.engine.database;
const story = createStory(platform);
/** An administrator during the whole test. */
const root = await story.admin();

const { auditRowsOf: auditOf } = createTrail(platform);

describe('administration', () => {
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
    '%s is refused to viewers, even for their own account, and to visitors',
    async (_name, call) => {
      const viewer = await story.viewer();
      expect(await failureOf(call(viewer.client, viewer.accountId))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await failureOf(call(story.visitor, viewer.accountId))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      expect(await auditOf(viewer.accountId)).toEqual([]);
    },
  );

  test('is reachable only through Query.admin', () => {
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
    // The mutations have their own rule, tested above.
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
  ])('cannot be obtained by adding %s to an input', async (_name, extra) => {
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

  test('returns an account with its state', async () => {
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

  test.each(['nonsense', newId()])('returns null for the id "%s"', async (id) => {
    expect(await failureOf(root.client.send(admin.AdminAccount, { id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('paginates accounts, newest first', async () => {
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

  test('finds an address by its beginning, taken literally', async () => {
    const { accountId, email } = await story.viewer();
    expect(await list({ email })).toEqual([accountId]);
    expect(await list({ email: email.slice(0, -4).toUpperCase() })).toEqual([accountId]);
    expect(await list({ email: '%' })).toEqual([]);
    expect(await list({ email: email.replace('viewer', 'viewe_') })).toEqual([]);
  });

  test('finds an internationalised domain as people write it', async () => {
    const name = newId();
    const { signUp } = await story.visitor.send(operations.SignUp, {
      input: { email: `${name}@münchen.example`, password: PASSWORD },
    });
    const { id } = signUp.account;
    expect(await list({ email: `${name}@München.example` })).toEqual([id]);
    expect(await list({ email: `${name}@xn--mnch` })).toEqual([id]);
    expect(await list({ email: `${name}@muenchen.example` })).toEqual([]);
  });

  test('filters by role, state and time', async () => {
    const before = platform.clock.now().toISOString();
    platform.clock.advance(1_000);
    const { accountId } = await story.viewer();
    expect(await list({ role: 'ADMIN' })).toContain(root.accountId);
    expect(await list({ role: 'ADMIN' })).not.toContain(accountId);
    expect(await list({ createdAfter: before })).toEqual([accountId]);
    expect(await list({ state: 'ACTIVE' })).toContain(accountId);
    await suspendAccount(root, accountId);
    expect(await list({ state: 'SUSPENDED' })).toEqual([accountId]);
    expect(await list({ state: 'ACTIVE' })).not.toContain(accountId);
    expect(await list({ state: 'ERASURE_SCHEDULED' })).toEqual([]);
  });
});

describe('the audit log', () => {
  const entries = async (filter: object) => {
    const { admin: found } = await root.client.send(admin.AuditLog, { filter });
    return found.auditLog.edges.map(({ node }) => node);
  };

  test('shows who did what, filtered by actor, action, subject and time', async () => {
    const other = await story.admin();
    const { accountId } = await story.viewer();
    const from = platform.clock.now().toISOString();
    platform.clock.advance(1_000);
    await suspendAccount(other, accountId, 'Asked to.');
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

  test('is paginated newest first, with each entry once', async () => {
    const all = await readAllPages(async (after) => {
      const { admin: found } = await root.client.send(admin.AuditLog, { first: 3, after });
      return found.auditLog;
    });
    const keys = all.map(({ occurredAt, id }) => `${occurredAt} ${id}`);
    expect(keys).toEqual(keys.toSorted().toReversed());
    expect(keys).toHaveLength(await prisma.auditEntry.count());
  });

  test.each(['nonsense', 'WzEsMl0'])('refuses an invalid cursor: %s', async (after) => {
    expect(await failureOf(root.client.send(admin.AuditLog, { after }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
