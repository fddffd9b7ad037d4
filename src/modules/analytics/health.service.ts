import { settlesWithin } from '../../platform/async/deadline.js';
import {
  type ProcessReport,
  type ProcessReporter,
  readReport,
} from '../../platform/telemetry/metrics/process-report.js';
import type { SharedMetrics } from '../../platform/telemetry/metrics/shared-metrics.js';
import {
  type DependencyHealth,
  dependencyHealth,
  type HealthStatus,
  isAlive,
  systemStatus,
} from './domain/system-health.js';

export interface ProcessHealth extends ProcessReport {
  readonly id: string;
  readonly heardAt: Date;
  readonly isAlive: boolean;
}

export interface SystemHealth {
  readonly asOf: Date;
  readonly status: HealthStatus;
  readonly processes: readonly ProcessHealth[];
  readonly dependencies: readonly DependencyHealth[];
}

/** Gauges of all live processes. */
export interface LiveGauges {
  sum(name: string): number;
  greatest(name: string): number;
}

export interface HealthDependencies {
  readonly shared: Pick<SharedMetrics, 'processes'>;
  /** The answering process, which can report itself even when the others are unknown. */
  readonly reporter: Pick<ProcessReporter, 'processId' | 'report'>;
}

/** Short, because the health is requested when something is wrong. */
const PATIENCE_MS = 1_500;

export type HealthService = ReturnType<typeof createHealthService>;

/** The health of all processes, and of the servers they depend on. */
export function createHealthService({ shared, reporter }: HealthDependencies) {
  async function all(): Promise<{ now: Date; processes: ProcessHealth[] }> {
    const { now, processes } = await shared.processes();
    const known = processes.flatMap(({ id, report, heardAt }): ProcessHealth[] => {
      const read = readReport(report);
      return read ? [{ ...read, id, heardAt, isAlive: isAlive({ heardAt }, now) }] : [];
    });
    return { now, processes: known };
  }

  async function self(now: Date): Promise<ProcessHealth> {
    return { ...(await reporter.report()), id: reporter.processId, heardAt: now, isAlive: true };
  }

  async function onlySelf(): Promise<{ now: Date; processes: ProcessHealth[] }> {
    const now = new Date();
    return { now, processes: [await self(now)] };
  }

  /**
   * A full Redis keeps old reports but accepts no new ones: then at least this process is shown with its current state.
   */
  async function withSelf({ now, processes }: { now: Date; processes: ProcessHealth[] }) {
    if (processes.some(({ id, isAlive: isHeard }) => id === reporter.processId && isHeard)) {
      return { now, processes };
    }
    const others = processes.filter(({ id }) => id !== reporter.processId);
    return { now, processes: [...others, await self(now)] };
  }

  return {
    /** Also answers while Redis is down or accepts no writes, with what this process sees. */
    async health(): Promise<SystemHealth> {
      const others = all();
      const isAnswered = await settlesWithin(others, PATIENCE_MS).catch(() => false);
      const { now, processes } = isAnswered ? await withSelf(await others) : await onlySelf();
      const living = processes.filter((each) => each.isAlive);
      const dependencies = dependencyHealth(living);
      return {
        asOf: now,
        status: systemStatus(living, processes.length - living.length, dependencies),
        processes: processes.toSorted((one, other) => one.startedAt.getTime() - other.startedAt.getTime()),
        dependencies,
      };
    },

    async gauges(): Promise<LiveGauges> {
      const living = (await all()).processes.filter((each) => each.isAlive);
      const valuesOf = (name: string) => living.flatMap(({ gauges }) => gauges[name] ?? []);
      return {
        sum: (name) => valuesOf(name).reduce((sum, value) => sum + value, 0),
        greatest: (name) => Math.max(0, ...valuesOf(name)),
      };
    },
  };
}
