import { expect, test } from 'vitest';
import { startPlatform } from '../support/platform.js';
import { usePlatform } from '../support/use-platform.js';

const earlier = await usePlatform({ role: 'api' });

test('a process with an outdated database is not ready, and names the missing migration', async () => {
  const { rows } = await earlier.engine.database.pool.query<{ name: string }>(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name AS name',
  );
  await using platform = await startPlatform({ role: 'api', beside: earlier });
  const answer = await fetch(`${platform.address}/health/ready`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    status: 'down',
    dependencies: { database: 'down', redis: 'up' },
    reasons: { database: expect.stringContaining(`the migration ${rows[0]?.name} was not applied`) },
  });
});
