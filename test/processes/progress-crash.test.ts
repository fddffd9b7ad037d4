import { describe, expect, it } from 'vitest';
import { runCrashTrial } from '../support/trials/crash-trial.js';

describe('positions, while processes are killed and servers restarted', () => {
  it('are stored once they are acknowledged, and heard once each', { timeout: 240_000 }, async () => {
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
