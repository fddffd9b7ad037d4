import { describe, expect, it } from 'vitest';
import { standsApart } from '../support/run-notes.js';
import { runCrashTrial } from '../support/trials/crash-trial.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

describe('positions, while processes are killed and servers restarted', () => {
  it('are stored once acknowledged, and delivered once each', { timeout: 240_000 }, async () => {
    const verdict = await runCrashTrial({
      players: 8,
      titles: 5,
      positionsPerSecond: 200,
      watchers: 2,
      strikes: 4,
      peaceMs: 1_000,
      onProgress: () => undefined,
    });
    expect(verdict.acknowledged).toBeGreaterThan(1_000);
    expect(verdict).toMatchObject({
      stored: verdict.acknowledged,
      lost: 0,
      applied: verdict.events,
      appliedTwice: 0,
      unheard: 0,
      heardWrongly: 0,
      torn: 0,
    });
    expect(verdict.events).toBeGreaterThan(1_000);
  });
});
