import { expect, it } from 'vitest';
import { standsApart } from '../support/run-notes.js';
import { runAuditTrial } from '../support/trials/audit-trial.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

it('entries logged while processes are killed and servers restarted are stored once and sealed', {
  timeout: 600_000,
}, async () => {
  const verdict = await runAuditTrial({
    writers: 4,
    strikes: 4,
    peaceMs: 2_000,
    onProgress: () => undefined,
  });
  expect(verdict.acknowledged).toBeGreaterThan(100);
  expect(verdict.seals).toBeGreaterThan(1);
  expect(verdict).toMatchObject({
    stored: verdict.acknowledged,
    lost: 0,
    doubled: 0,
    unsealed: 0,
    problems: [],
  });
});
