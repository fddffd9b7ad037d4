import { describe, expect, test } from 'vitest';
import { importProgressTopic } from '../../src/modules/catalog/import/catalog-import.resolver.js';
import { newId } from '../../src/shared/ids.js';
import type { ImportedTitleInput } from '../generated/graphql.js';
import { setRole, suspendAccount } from '../support/account-administration.js';
import * as admin from '../support/admin-operations.js';
import * as catalog from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { openShopSocket } from '../support/graphql/raw-socket.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { createStory, type Viewer } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
const { prisma } = platform.engine.database;
const story = createStory(platform);
/** An administrator during the whole test. */
const root = await story.admin();
const { auditRowsOf: auditOf } = createTrail(platform);
const imported: ImportedTitleInput = {
  key: 'film',
  kind: 'MOVIE',
  name: 'Imported',
  runtimeSeconds: 5_400,
  maturityRating: 'PG',
  genres: ['Imported Drama'],
};

describe('a role', () => {
  test('takes effect with the next request in every process', async () => {
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

  test('closes the sockets of the former role when it changes', async () => {
    const former = await story.admin();
    const profile = await story.profileOf(former);
    const events = former.client.live(operations.WatchProgressUpdated, { profileId: profile.id });
    const ending = events.next().catch((error: unknown) => error);
    await setRole(root, former.accountId, 'VIEWER');
    expect(await ending).toMatchObject({ code: 4403 });
  });

  /** An import that waits, of which something is told. */
  async function toldImport(): Promise<string> {
    const input = { source: 'roles', titles: [imported] };
    const { id } = (await root.client.send(catalog.ImportCatalog, { input })).importCatalog;
    const event = { id: newId(), occurredAt: new Date(), payload: { importId: id } };
    await platform.engine.liveTopics.publish(importProgressTopic, id, event);
    return id;
  }

  test.each([
    ['metrics', async () => 'adminMetrics(intervalSeconds: 1)'],
    ['an import', async () => `catalogImportProgressed(id: "${await toldImport()}", after: "${newId()}")`],
  ])(
    'ends a subscription to %s in another process when it is lost, even just after it was allowed',
    async (_what, nameField) => {
      await using beside = await startPlatform({ role: 'api', beside: platform });
      const former = await story.admin();
      const url = `${beside.address.replace('http', 'ws')}/graphql`;
      const raw = await openShopSocket(url, `Bearer ${former.accessToken}`);
      const query = `subscription { ${await nameField()} { id occurredAt } }`;
      raw.send({ type: 'subscribe', id: '1', payload: { query } });
      expect(await raw.heard('next', '1')).toMatchObject({ payload: { data: expect.anything() } });

      await setRole(root, former.accountId, 'VIEWER');
      expect(await raw.closed).toBe(4403);
    },
  );

  test('is audited once, with the former role and the origin of the request', async () => {
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

  test('is not granted to accounts with an unverified address', async () => {
    const { accountId } = await story.viewer();
    await prisma.account.update({ where: { id: accountId }, data: { emailVerifiedAt: null } });
    expect(await failureOf(setRole(root, accountId, 'ADMIN'))).toMatchObject({ code: 'CONFLICT' });
    expect(await auditOf(accountId)).toEqual([]);
  });

  test.each(['nonsense', newId()])('is not granted to unknown accounts: "%s"', async (id) => {
    expect(await failureOf(setRole(root, id, 'ADMIN'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(setRole(root, id, 'VIEWER'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the last administrator', () => {
  /** On a separate platform without another administrator. */
  async function twoAdmins() {
    const own = await startPlatform({ role: 'api' });
    const ownStory = createStory(own);
    return { own, admins: [await ownStory.admin(), await ownStory.admin()] as const };
  }
  const admins = (own: Awaited<ReturnType<typeof startPlatform>>) =>
    own.engine.database.prisma.account.count({ where: { role: 'ADMIN', suspendedAt: null } });

  test.each([
    ['demote', (by: Viewer, other: Viewer) => setRole(by, other.accountId, 'VIEWER')],
    ['suspend', (by: Viewer, other: Viewer) => suspendAccount(by, other.accountId)],
  ])('remains if two administrators %s each other concurrently', async (_name, remove) => {
    const {
      own,
      admins: [one, other],
    } = await twoAdmins();
    await using _own = own;
    const outcomes = await Promise.allSettled([remove(one, other), remove(other, one)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await admins(own)).toBe(1);
  });

  test('cannot give up the role', async () => {
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
