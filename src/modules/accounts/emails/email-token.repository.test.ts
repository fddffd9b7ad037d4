import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import { createDatabase } from '../../../platform/database/database.js';
import { newId } from '../../../shared/ids.js';
import { createEmailToken, hashEmailToken } from './email-token.js';
import { createPrismaEmailTokenRepository } from './email-token.repository.prisma.js';

const server = await createTestDatabase();
const database = createDatabase({
  ...server.routes,
  poolSize: 10,
  // All of them have to wait at once, which takes a busy machine a while.
  acquireTimeoutMs: 60_000,
  statementTimeoutMs: 60_000,
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await server.drop();
});

const transactor = database.transactor(createPrismaEmailTokenRepository);
const tokens = createPrismaEmailTokenRepository(database.prisma);
const USES = 8;
const now = new Date('2026-03-01T12:00:00Z');
const expiresAt = new Date('2026-03-01T12:30:00Z');

async function account(): Promise<string> {
  const id = newId();
  await database.prisma.account.create({ data: { id, email: `${id}@example.com`, createdAt: now } });
  return id;
}

async function tokenOf(accountId: string, purpose: 'PASSWORD_RESET' | 'EMAIL_VERIFICATION') {
  const tokenHash = hashEmailToken(createEmailToken());
  await tokens.insert({ accountId, purpose, tokenHash, createdAt: now, expiresAt });
  return { purpose, tokenHash, now };
}

/** How many of our statements wait for a row that another transaction holds. */
async function waiting(): Promise<number> {
  const { rows } = await database.batchPool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

describe('a mailed token', () => {
  it('can be used once, also concurrently', async () => {
    const accountId = await account();
    const shown = await tokenOf(accountId, 'PASSWORD_RESET');
    // All of them have found the token before the first may delete it.
    const holder = await database.batchPool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM email_tokens WHERE token_hash = $1 FOR UPDATE', [shown.tokenHash]);
    const uses = Array.from({ length: USES }, () => transactor.run((repository) => repository.use(shown)));
    await eventually(waiting, (count) => count === USES);
    await holder.query('COMMIT');
    holder.release();
    expect((await Promise.all(uses)).filter((whose) => whose !== null)).toEqual([accountId]);
  });

  it('invalidates the others of its account and purpose, and no more', async () => {
    const accountId = await account();
    const used = await tokenOf(accountId, 'PASSWORD_RESET');
    const another = await tokenOf(accountId, 'PASSWORD_RESET');
    const elsewhere = await tokenOf(accountId, 'EMAIL_VERIFICATION');
    const anothers = await tokenOf(await account(), 'PASSWORD_RESET');
    await tokens.use(used);
    expect(await tokens.findAccountId(another)).toBeNull();
    expect(await tokens.findAccountId(elsewhere)).toBe(accountId);
    expect(await tokens.findAccountId(anothers)).not.toBeNull();
  });

  it('is invalid for another purpose, and from the moment it expires', async () => {
    const accountId = await account();
    const shown = await tokenOf(accountId, 'PASSWORD_RESET');
    expect(await tokens.use({ ...shown, purpose: 'EMAIL_VERIFICATION' })).toBeNull();
    expect(await tokens.use({ ...shown, now: expiresAt })).toBeNull();
    expect(await tokens.use({ ...shown, now: new Date(expiresAt.getTime() - 1) })).toBe(accountId);
  });
});
