import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import { ASKS_NOTHING_BY_ITSELF } from '../support/platform.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform(ASKS_NOTHING_BY_ITSELF);
const story = createStory(platform);
const { database } = platform.engine;

test('refreshing tokens takes one statement', async () => {
  const viewer = await story.viewer();
  const before = database.statementCount();
  const { accessToken } = await story.refresh(viewer);
  expect(database.statementCount() - before).toBe(1);
  expect(decodeJwt(accessToken)).toMatchObject({ sub: viewer.accountId, role: 'VIEWER', ver: 1 });
});

describe('a token refresh that waits for', () => {
  /** The number of our statements that wait for a row locked by another transaction. */
  async function waiting(): Promise<number> {
    const { rows } = await database.batchPool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Lets another transaction change an account and its sessions, and commit only when `renew` waits for it. */
  async function whileChanging<Result>(
    accountId: string,
    change: { readonly account: string; readonly sessions: string },
    renew: () => Promise<Result>,
  ): Promise<Result> {
    const holder = await database.batchPool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(`UPDATE accounts SET ${change.account} WHERE id = $1`, [accountId]);
      await holder.query(`UPDATE device_sessions SET ${change.sessions} WHERE account_id = $1`, [accountId]);
      const renewing = renew();
      await eventually(waiting, (count) => count === 1);
      await holder.query('COMMIT');
      return await renewing;
    } finally {
      holder.release();
    }
  }

  test('a change of role returns the new role and version', async () => {
    const former = await story.admin();
    const change = { account: `role = 'VIEWER'`, sessions: 'version = version + 1' };
    const renewed = await whileChanging(former.accountId, change, () => story.refresh(former));
    const version = Number(decodeJwt(former.accessToken)['ver']) + 1;
    expect(decodeJwt(renewed.accessToken)).toMatchObject({ role: 'VIEWER', ver: version });
  });

  test('a suspension is refused', async () => {
    const viewer = await story.viewer();
    const change = { account: 'suspended_at = now()', sessions: 'revoked_at = now()' };
    const refused = await whileChanging(viewer.accountId, change, () => failureOf(story.refresh(viewer)));
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
