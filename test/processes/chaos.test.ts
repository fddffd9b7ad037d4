import { expect, it } from 'vitest';
import { faults } from '../../soak/chaos/faults.js';
import { runChaos } from '../../soak/chaos/run-chaos.js';

const FAULTS = ['an API process is killed', 'PostgreSQL is restarted', 'Redis is restarted', 'Redis is full'];
/** What says that something is away, and to come again. */
const EXPECTED = new Set(['SERVICE_UNAVAILABLE', 'NO_ANSWER']);

it('whatever breaks while viewers use it, nothing is lost or heard twice, and nobody hears what is not theirs', {
  timeout: 300_000,
}, async () => {
  const report = await runChaos({
    apis: 2,
    workers: 1,
    viewers: 15,
    seed: 1,
    visitsPerSecond: 1,
    faults: faults.filter(({ name }) => FAULTS.includes(name)),
    peaceMs: 3_000,
    onProgress: () => undefined,
  });
  expect(report).toMatchObject({ lost: 0, doubled: 0, leaked: 0, unrelayed: 0 });
  expect(report.faults.map(({ fault }) => fault)).toEqual(FAULTS);
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report.heard).toBeGreaterThan(0);
  const codes = report.faults.flatMap(({ failures }) => Object.keys(failures));
  expect(codes.filter((code) => !EXPECTED.has(code))).toEqual([]);
});
