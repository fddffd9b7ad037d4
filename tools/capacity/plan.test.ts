import { describe, expect, it } from 'vitest';
import { type Figures, usualFigures } from './inputs.js';
import { planFor } from './plan.js';

/** Round numbers, so that the sums can be checked mentally. */
const figures: Figures = {
  measured: {
    homeApi: 1_000,
    homePostgres: 200,
    homeRedis: 0,
    homeBytes: 10_000,
    startApi: 4_000,
    startPostgres: 1_000,
    startRedis: 100,
    heartbeatApi: 2_000,
    heartbeatPostgres: 500,
    heartbeatRedis: 300,
    heartbeatBytes: 700,
    eventApi: 100,
    eventBytes: 300,
    socketMemory: 20_000,
    hourDatabase: 3_600,
    hourLog: 36_000,
    hourRedis: 9_000,
  },
  assumed: {
    peakShare: 0.1,
    hoursAMonth: 10,
    homesAnHour: 3.6,
    startsAnHour: 1.8,
    otherDevices: 0.5,
    heartbeatSeconds: 10,
    streamBits: 4e6,
    originShare: 0.01,
    keptMonths: 10,
    busyShare: 0.5,
  },
  limits: {
    redisProcessors: 1,
    redisBytes: 1e9,
    postgresProcessors: 10,
    logBytesASecond: 1e6,
    databaseBytes: 1e12,
    postgresConnections: 1_000,
    originBitsASecond: 400e6,
  },
  prices: { processorMonth: 20, diskMonth: 0.1, trafficGigabyte: 0.01, apiGigabyte: 0.1 },
};

describe('a plan', () => {
  const plan = planFor(100_000, figures);

  it('counts requests at the peak', () => {
    expect(plan).toMatchObject({
      streams: 10_000,
      rates: { heartbeats: 1_000, homes: 10, starts: 5, events: 500 },
      sockets: 15_000,
    });
  });

  it('adds up the load of each component', () => {
    expect(plan.processors.app).toBeCloseTo(2 + 0.01 + 0.02 + 0.05);
    expect(plan.processors.postgres).toBeCloseTo(0.5 + 0.002 + 0.005);
    expect(plan.processors.redis).toBeCloseTo(0.3 + 0.0005);
  });

  it('has enough processes for the permitted utilisation, on whole nodes', () => {
    expect(plan.processes).toBe(5);
    expect(plan.nodes).toBe(1);
    expect(plan.memoryBytesAProcess).toBeCloseTo(300e6 + (15_000 * 20_000) / 5);
  });

  it('has at least two processes', () => {
    expect(planFor(1, figures).processes).toBe(2);
  });

  it('counts traffic and storage', () => {
    expect(plan.logBytesASecond).toBeCloseTo(100_000);
    expect(plan.databaseBytes).toBeCloseTo(100_000 * 10 * 10 * 3_600);
    expect(plan.redisBytes).toBeCloseTo(9e7);
    expect(plan.apiBitsASecond).toBeCloseTo((1_000 * 1_000 + 10 * 10_000 + 500 * 300) * 8);
    expect(plan.mediaBitsASecond).toBe(4e10);
  });

  it('has the monthly cost', () => {
    expect(plan.money.processors).toBeCloseTo(((2.08 + 0.507 + 0.3005) / 0.5) * 20);
    expect(plan.money.disk).toBeCloseTo(3.6);
    expect(plan.money.api).toBeCloseTo(((1e6 * (360 * (700 + 450) + 36_000)) / 1e9) * 0.1);
    expect(plan.money.media).toBeCloseTo(((1e6 * 3_600 * 5e5) / 1e9) * 0.01);
  });

  it('names the first limit', () => {
    expect(plan.uses.map(({ resource, share }) => [resource, Number(share.toFixed(4))])).toEqual([
      ['media origin, one process', 1],
      ['Redis thread', 0.601],
      ['PostgreSQL CPUs', 0.1014],
      ['PostgreSQL WAL', 0.1],
      ['Redis memory', 0.09],
      ['PostgreSQL connections', 0.07],
      ['PostgreSQL disk', 0.036],
    ]);
  });
});

it('grows linearly with viewers, except for rounding', () => {
  const [one, ten] = [planFor(1e6, usualFigures), planFor(1e7, usualFigures)];
  for (const part of ['app', 'postgres', 'redis'] as const) {
    expect(ten.processors[part] / one.processors[part]).toBeCloseTo(10);
  }
  expect(ten.databaseBytes / one.databaseBytes).toBeCloseTo(10);
});

it('names of input figures are unique over all groups', () => {
  const names = Object.values(usualFigures).flatMap((group) => Object.keys(group));
  expect(new Set(names).size).toBe(names.length);
});
