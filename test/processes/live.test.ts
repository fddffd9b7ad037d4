import { expect, it } from 'vitest';
import { createSharedServers } from '../support/process-shared-servers.js';
import { runLiveTrial } from '../support/trials/live-trial.js';

it('sockets receive every event of their profile once, in order, and no others, despite disconnections', {
  timeout: 240_000,
}, async () => {
  await using servers = await createSharedServers({ migrated: true });
  const verdict = await runLiveTrial({
    servers,
    people: 6,
    socketsEach: 5,
    reportsPerSecond: 5,
    seconds: 4,
    dropsPerSecond: 20,
    onProgress: () => undefined,
  });
  expect(verdict).toMatchObject({ sockets: 30, missed: 0, misplaced: 0, leaked: 0, heard: verdict.expected });
  // The number of reports in this time depends on the machine.
  expect(verdict.expected).toBeGreaterThan(30);
  expect(verdict.dropped).toBeGreaterThan(10);
  // With so few sockets, other things weigh more.
  expect(verdict.bytesPerIdleSocket).toEqual(expect.any(Number));
});
