import { expect, test } from 'vitest';
import { playSequences } from '../support/billing-model/play.js';
import { startPlatform } from '../support/platform.js';

/** Random; set it to repeat the same sequences. */
const SEED = Number(process.env['BILLING_MODEL_SEED'] ?? Date.now() % 1_000_000_000);
/**
 * Accounts on one timeline experience the same jumps of the clock: many timelines with few accounts cover more cases
 * than the reverse. `npm run soak -- billing-model` does more of the same.
 */
const TIMELINES = 10;
const ACCOUNTS = 150;

test.each(Array.from({ length: TIMELINES }, (_, index) => SEED + index))(
  `${ACCOUNTS} accounts agree with the reference model (BILLING_MODEL_SEED=%i)`,
  { timeout: 300_000 },
  async (seed) => {
    const played = await playSequences({
      seed,
      accounts: ACCOUNTS,
      open: (clock) => startPlatform({ role: 'api', clock }),
    });
    expect(played).toMatchObject({ mismatches: 0, smallest: null });
    expect(played.wronglyCharged).toEqual([]);
    expect(played.isNumberedWithoutGaps).toBe(true);
    expect(played.commands).toBeGreaterThan(2 * ACCOUNTS);
  },
);
