import { expect, test } from 'vitest';
import { runSignInModel } from '../support/sign-in-model/run-sign-in-model.js';
import { usePlatform } from '../support/use-platform.js';

/** High, so that no request is refused on a slow machine. */
const database = { acquireTimeoutMs: 60_000, statementTimeoutMs: 60_000 };
const platform = await usePlatform({ role: 'api', database });

/** `npm run soak -- sessions` does more of the same. */
const RUNS = 40;
const LONGEST_MS = 60_000;

test('after any sequence of events, only valid sessions are accepted', {
  timeout: 120_000,
}, async () => {
  const { violation, report, acknowledged } = await runSignInModel(platform, {
    runs: RUNS,
    longestMs: LONGEST_MS,
  });
  expect(report).toBeNull();
  expect(violation).toBeNull();
  expect(acknowledged).toBeGreaterThan(RUNS);
});
