import { expect, test } from 'vitest';
import { standsApart } from '../support/run-notes.js';
import { runStaleness } from '../support/staleness/run-staleness.js';

standsApart({ redis: 'its servers are killed, or lose what they have, and must have nobody else on them' });

/** `npm run soak -- staleness` does more of the same, every time another. */
const RUNS = 2;
const SEED = 1;
const TIMEOUT_MS = 180_000;

test('no read is staler than documented under any failure, and finally all processes agree', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { stale, disagreements, ...counted } = await runStaleness({ seed: SEED, runs: RUNS });
  const { reads, promptReads, changes, faults } = counted;
  console.info(
    `${reads} reads, ${promptReads} of them to see a change at once, ${changes} changes, ${faults} faults: ` +
      `${stale.length} too old, ${disagreements.length} disagreements`,
  );
  expect(stale).toEqual([]);
  expect(disagreements).toEqual([]);
  expect(promptReads).toBeGreaterThan(200);
  expect(faults).toBeGreaterThan(5);
});
