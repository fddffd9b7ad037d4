import { describe, expect, it } from 'vitest';
import { bottleneckOf, scaleResult } from './scale-report.js';

const idle = { api: 0, PostgreSQL: 0, Redis: 0, load: 0 };

describe('a result', () => {
  it('has the cost of a request for the stack, without the client', () => {
    const sample = {
      done: 1_000,
      seconds: 2,
      spent: { api: 1_000_000, PostgreSQL: 300_000, Redis: 100_000, load: 800_000 },
      busiestApi: 500_000,
    };
    expect(scaleResult({ work: 'home', processes: 2, samples: [sample], bytes: 10 }, 4)).toMatchObject({
      perSecond: 500,
      processors: { api: 0.5, PostgreSQL: 0.15, Redis: 0.05, load: 0.4 },
      stackMicroseconds: 1_400,
    });
  });
});

describe('the bottleneck', () => {
  it('is the machine if all CPUs are busy', () => {
    expect(bottleneckOf({ ...idle, api: 1.1, PostgreSQL: 0.5, load: 0.3 }, 0.6, 2)).toBe(
      'all 2 processors, most of it api',
    );
  });

  it.each([
    ['one API process', { ...idle, api: 0.95 }, 0.95],
    ['Redis', { ...idle, api: 0.5, Redis: 0.92 }, 0.5],
    ['whoever asks', { ...idle, api: 0.5, load: 1 }, 0.5],
    ['none that was measured: waiting', { ...idle, api: 0.5, PostgreSQL: 0.4 }, 0.5],
  ])('is %s if that is busy and the machine is not', (name, used, busiestApi) => {
    expect(bottleneckOf(used, busiestApi, 8)).toBe(name);
  });
});
