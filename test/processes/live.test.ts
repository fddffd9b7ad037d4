import { expect, it } from 'vitest';
import { runLiveTrial } from '../support/trials/live-trial.js';

it('sockets hear every event of their own once, in order, and of nobody else, however often they are cut off', {
  timeout: 240_000,
}, async () => {
  const verdict = await runLiveTrial({
    people: 6,
    socketsEach: 5,
    reportsPerSecond: 5,
    seconds: 4,
    dropsPerSecond: 20,
    onProgress: () => undefined,
  });
  expect(verdict).toMatchObject({ sockets: 30, missed: 0, misplaced: 0, leaked: 0, heard: verdict.expected });
  expect(verdict.expected).toBeGreaterThan(30 * 5);
  expect(verdict.dropped).toBeGreaterThan(10);
});
