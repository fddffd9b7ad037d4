import { expect, it } from 'vitest';
import { faults } from '../../soak/chaos/faults.js';
import { runChaos } from '../../soak/chaos/run-chaos.js';
import { standsApart } from '../support/run-notes.js';

standsApart({
  redis: 'its servers are killed, or lose what they have, and must have nobody else on them',
  database: 'its servers are killed, or lose what they have, and must have nobody else on them',
  replica: 'its servers are killed, or lose what they have, and must have nobody else on them',
});

/**
 * In this order. Faults that this machine does not support, such as moving a clock without libfaketime, are left out.
 */
const FAULTS = [
  'an API process is killed',
  'PostgreSQL is restarted',
  'Redis is restarted',
  'Redis is full',
  'the disk is slow',
  'a clock jumps ahead',
  'a clock falls behind',
  'jobs are poisoned',
  'a version that crashes is rolled out',
  'a version that never gets ready is rolled out',
];
/** Responses that say that a dependency is down, and to retry. */
const AWAY = ['SERVICE_UNAVAILABLE', 'NO_ANSWER'];
/**
 * A token that a process with a fast clock issues is refused by the others until their clocks have caught up, which
 * takes longer than the fault; and so is a token of the others by a process with a slow clock.
 */
const REFUSED_FROM = FAULTS.indexOf('a clock jumps ahead');
const REFUSED = 'UNAUTHENTICATED';

it('faults under load lose no acknowledged data, and duplicate or misdeliver no event', {
  timeout: 600_000,
}, async () => {
  const report = await runChaos({
    apis: 2,
    workers: 1,
    viewers: 15,
    seed: 1,
    visitsPerSecond: 1,
    faults: faults.filter(({ name }) => FAULTS.includes(name)),
    scale: 0.4,
    peaceMs: 2_000,
    onProgress: () => undefined,
  });
  expect(report).toMatchObject({ lost: 0, doubled: 0, leaked: 0, unrelayed: 0 });
  expect(report.faults.map(({ fault }) => fault)).toEqual(
    FAULTS.filter((name) => !report.skipped.includes(name)),
  );
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.heard).toBeGreaterThan(0);
  const unexpected = report.faults.flatMap(({ fault, failures }) => {
    const mayBeRefused = FAULTS.indexOf(fault) >= REFUSED_FROM;
    const expected = new Set(mayBeRefused ? [...AWAY, REFUSED] : AWAY);
    return Object.keys(failures)
      .filter((code) => !expected.has(code))
      .map((code) => [fault, code]);
  });
  expect(unexpected).toEqual([]);
});
