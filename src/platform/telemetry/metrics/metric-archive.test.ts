import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../../../test/support/open-database.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { SeriesTotal } from './metric-additions.js';
import { createPostgresMetricArchive } from './metric-archive.postgres.js';
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS } from './rollup-spans.js';

const server = await createTestDatabase();
const database = openDatabase(server, 4);
const { pool, batchPool } = database;
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await server.drop();
});

const START = Date.UTC(2026, 2, 3, 21, 30);
const END = START + 2 * DAY_MS + 5 * HOUR_MS + 17 * MINUTE_MS;

/** The metrics of a minute: different for each, and computable. */
async function measuredIn(from: Date): Promise<SeriesTotal[]> {
  const minute = from.getTime() / MINUTE_MS;
  if (minute % 3 === 0) return [];
  const buckets = new Map([
    [minute % 7, 2],
    [-5, minute % 4],
  ]);
  return [
    { metric: 'visits', labels: ['home', 'query'], count: minute % 11, micros: 0, buckets: new Map() },
    { metric: 'took', labels: [], count: 2 + (minute % 4), micros: minute % 1_000, buckets },
  ];
}

async function expected(from: number, to: number) {
  let [visits, micros, count] = [0, 0, 0];
  const buckets = new Map<number, number>();
  for (let minute = from; minute < to; minute += MINUTE_MS) {
    const [visit, took] = await measuredIn(new Date(minute));
    visits += visit?.count ?? 0;
    micros += took?.micros ?? 0;
    count += took?.count ?? 0;
    for (const [bucket, often] of took?.buckets ?? [])
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + often);
  }
  return { visits, micros, count, buckets };
}

it('stores each minute once for concurrent processes, and reads any window as it was measured', async () => {
  const archive = createPostgresMetricArchive(batchPool, pool);
  const earliest = new Date(START);
  // Several concurrent workers, repeatedly, and one that was stopped for a day.
  for (const until of [
    START + MINUTE_MS,
    START + 40 * MINUTE_MS,
    START + 3 * HOUR_MS,
    START + DAY_MS + HOUR_MS,
    END,
  ]) {
    const store = () => archive.store(measuredIn, earliest, new Date(until));
    await Promise.all([store(), store(), store()]);
  }
  const froms = [
    START,
    START + 10 * MINUTE_MS,
    START + 30 * MINUTE_MS,
    END - 17 * MINUTE_MS,
    END - DAY_MS - HOUR_MS,
    END - MINUTE_MS,
  ];
  for (const from of froms) {
    const { totals, until } = await archive.read(['visits', 'took'], new Date(from));
    const truth = await expected(from, END);
    const of = (metric: string) => totals.find((total) => total.metric === metric);
    expect(until).toEqual(new Date(END));
    expect(of('visits')?.count ?? 0).toBe(truth.visits);
    expect(of('took')?.micros ?? 0).toBe(truth.micros);
    expect(of('took')?.count ?? 0).toBe(truth.count);
    const met = [...(of('took')?.buckets ?? [])].filter(([, often]) => often > 0);
    expect(new Map(met)).toEqual(truth.buckets);
  }
  expect((await archive.read(['visits'], earliest)).totals.map(({ labels }) => labels)).toEqual([
    ['home', 'query'],
  ]);
});

it('reads a window in steps, by the last label only', async () => {
  const archive = createPostgresMetricArchive(batchPool, pool);
  const from = floorTo(2 * HOUR_MS, new Date(START)).getTime() + 2 * HOUR_MS;
  const { steps, until } = await archive.readSteps(['visits', 'took'], new Date(from), 2 * HOUR_MS);
  expect(until).toEqual(new Date(END));
  expect(steps.size).toBe(Math.ceil((END - from) / (2 * HOUR_MS)));
  for (const [begin, totals] of steps) {
    const truth = await expected(begin, Math.min(begin + 2 * HOUR_MS, END));
    const [visits, took] = ['visits', 'took'].map((name) => totals.find(({ metric }) => metric === name));
    expect(visits).toMatchObject({ labels: ['', 'query'], count: truth.visits });
    expect(took).toMatchObject({ labels: [], count: truth.count, micros: truth.micros });
    expect(new Map([...(took?.buckets ?? [])].filter(([, often]) => often > 0))).toEqual(truth.buckets);
  }
});

it('continues after a gap in the data', async () => {
  const archive = createPostgresMetricArchive(batchPool, pool);
  const later = END + 3 * HOUR_MS;
  await archive.store(measuredIn, new Date(later), new Date(later + 2 * MINUTE_MS));
  const { totals } = await archive.read(['visits'], new Date(END));
  const { visits } = await expected(floorTo(MINUTE_MS, new Date(later)).getTime(), later + 2 * MINUTE_MS);
  expect(totals[0]?.count ?? 0).toBe(visits);
});

it('deletes roll-ups that are older than any window', async () => {
  const archive = createPostgresMetricArchive(batchPool, pool);
  await archive.prune(new Date(END + 33 * DAY_MS));
  const { rows } = await pool.query('SELECT count(*)::integer AS count FROM metric_rollups');
  expect(rows[0]).toEqual({ count: 0 });
});
