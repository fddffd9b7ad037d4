import { expect, it } from 'vitest';
import type { Note } from '../../test/support/run-notes.js';
import type { Places } from './places.js';
import { meetingsOf } from './read-notes.js';
import { summaryOf } from './summary.js';

const places: Places = { redis: 'cluster', database: 'direct', hasReplica: false };
const results = {
  files: 4,
  passed: 11,
  failed: ['one.test.ts: breaks'],
  skipped: ['two.test.ts: needs a browser'],
};
const redisNote = (file: string, how: Note['how'], why?: string): Note => ({
  file,
  part: 'redis',
  how,
  ...(why === undefined ? {} : { why }),
});

it('lists what ran where, what was separate for which reason, and what failed', () => {
  const notes = [
    redisNote('one.test.ts', 'met'),
    redisNote('two.test.ts', 'own'),
    redisNote('two.test.ts', 'apart', 'it kills its servers'),
    redisNote('three.test.ts', 'met'),
    redisNote('three.test.ts', 'apart', 'it kills its servers'),
  ];
  expect(summaryOf(places, results, [meetingsOf('redis', notes)])).toBe(
    `Ran 4 files on a Redis Cluster of three masters, PostgreSQL by itself, without a replica: 11 passed, 1 failed, 1 skipped.
2 files used the cluster.

Not on the cluster:
  it kills its servers:
    three.test.ts (a part of it)
    two.test.ts

Skipped:
  two.test.ts: needs a browser

Failed:
  one.test.ts: breaks`,
  );
});

it('names tests that bypassed a part of the run without a reason', () => {
  const notes = [
    redisNote('one.test.ts', 'own'),
    redisNote('two.test.ts', 'made'),
    redisNote('three.test.ts', 'made'),
    redisNote('three.test.ts', 'met'),
  ];
  const meetings = meetingsOf('redis', notes);
  expect(meetings.unexplained).toEqual(['one.test.ts', 'two.test.ts']);
  expect(summaryOf(places, results, [meetings])).toContain(
    'Not on the cluster, and does not say why:\n  one.test.ts\n  two.test.ts',
  );
});
