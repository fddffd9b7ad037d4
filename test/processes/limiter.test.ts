import { expect, test } from 'vitest';
import { runLimiterTrial } from '../support/limiter-trial/run-limiter-trial.js';
import { standsApart } from '../support/run-notes.js';

standsApart({ redis: 'its servers are killed, or lose what they have, and must have nobody else on them' });

const PROCESSES = 4;
/** `npm run soak -- limiter` does more of the same. */
const TIMEOUT_MS = 180_000;

test('processes with wrong clocks never exceed the limit together, nor individually while Redis is killed', {
  timeout: TIMEOUT_MS,
}, async () => {
  const trial = await runLimiterTrial({ processes: PROCESSES, takesAPhase: 600 });
  const { takes, admitted, shared, alone, together, recoverySeconds } = trial;
  console.info(
    `${takes} takes, ${admitted} admitted; in the busiest window ${shared} of the limit by Redis, ${alone} by one process, ${together} in all; back after ${recoverySeconds.toFixed(1)} s`,
  );
  // They requested more than the limit.
  expect(Math.min(shared, alone)).toBeGreaterThan(0.5);
  expect(shared).toBeLessThanOrEqual(1);
  expect(alone).toBeLessThanOrEqual(1);
  expect(together).toBeLessThanOrEqual(PROCESSES + 1);
  expect(trial.fellBack).toBe(PROCESSES);
  expect(trial.sharedAfterwards).toBeGreaterThan(0);
});
