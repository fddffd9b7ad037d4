import { expect, it } from 'vitest';
import { hasLoadBalancer } from '../support/load-balancer.js';
import { createSharedServers } from '../support/process-shared-servers.js';
import { runRollingTrial } from '../support/trials/rolling-trial.js';

it.skipIf(!(await hasLoadBalancer()))(
  'while every process is restarted in turn, nobody notices, and no event and no job is lost',
  { timeout: 240_000 },
  async () => {
    await using servers = await createSharedServers({ migrated: true });
    const verdict = await runRollingTrial({
      servers,
      players: 6,
      visitors: 4,
      rounds: 1,
      peaceMs: 1_000,
      onProgress: () => undefined,
    });
    expect(verdict.failures).toEqual([]);
    expect(verdict).toMatchObject({
      lost: 0,
      unheard: 0,
      heardWrongly: 0,
      appliedTwice: 0,
      torn: 0,
      applied: verdict.events,
      mailed: verdict.signedUp,
    });
    expect(verdict.answered).toBeGreaterThan(100);
    expect(verdict.signedUp).toBeGreaterThan(6);
  },
);
