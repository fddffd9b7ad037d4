import { describe, expect, it } from 'vitest';
import { dependencyHealth, isAlive, type SeenProcess, SILENT_MS, systemStatus } from './system-health.js';

const NOW = new Date('2026-01-31T12:00:00Z');

function processOf(role: string, answers: Readonly<Record<string, number | null>> = {}): SeenProcess {
  const dependencies = Object.entries(answers).map(([name, milliseconds]) => ({
    name,
    isUp: milliseconds !== null,
    isImpaired: false,
    isNeeded: true,
    milliseconds,
  }));
  return { id: role, role, heardAt: NOW, dependencies };
}

function statusOf(living: readonly SeenProcess[], silent = 0) {
  return systemStatus(living, silent, dependencyHealth(living));
}

describe('system health', () => {
  it('a process without a report for two and a half intervals counts as dead', () => {
    expect(isAlive({ heardAt: new Date(NOW.getTime() - SILENT_MS + 1) }, NOW)).toBe(true);
    expect(isAlive({ heardAt: new Date(NOW.getTime() - SILENT_MS) }, NOW)).toBe(false);
    expect(SILENT_MS).toBeLessThan(15_000);
  });

  it('is UP with a process for each role and all servers reachable', () => {
    expect(statusOf([processOf('api', { database: 1 }), processOf('worker', { database: 2 })])).toBe('UP');
    expect(statusOf([processOf('all', { database: 1 })])).toBe('UP');
  });

  it('is DEGRADED if a role has no process, or a process is silent', () => {
    expect(statusOf([processOf('api')])).toBe('DEGRADED');
    expect(statusOf([processOf('worker')])).toBe('DEGRADED');
    expect(statusOf([processOf('all')], 1)).toBe('DEGRADED');
  });

  it('is DEGRADED if some processes cannot reach a server, and DOWN if none can', () => {
    const [api, worker] = [processOf('api', { redis: 3 }), processOf('worker', { redis: null })];
    expect(dependencyHealth([api, worker])).toEqual([
      { name: 'redis', status: 'DEGRADED', milliseconds: 3, isNeeded: true },
    ]);
    expect(statusOf([api, worker])).toBe('DEGRADED');
    expect(dependencyHealth([worker])).toEqual([
      { name: 'redis', status: 'DOWN', milliseconds: null, isNeeded: true },
    ]);
    expect(statusOf([worker])).toBe('DOWN');
  });

  it('is DEGRADED if a server answers, but only partly works', () => {
    const whole = processOf('all', { redis: 3 });
    const dependencies = whole.dependencies.map((each) => ({ ...each, isImpaired: true }));
    expect(statusOf([{ ...whole, dependencies }])).toBe('DEGRADED');
  });
});
