/** A server that processes depend on, as one of them sees it. */
export interface SeenDependency {
  readonly name: string;
  readonly isUp: boolean;
  /** Whether it does only a part of its work, for example because it refuses writes. */
  readonly isImpaired: boolean;
  readonly milliseconds: number | null;
  /** Whether the process cannot work without it. */
  readonly isNeeded: boolean;
}

/** A process, with its last report. */
export interface SeenProcess {
  readonly id: string;
  readonly role: string;
  readonly heardAt: Date;
  readonly dependencies: readonly SeenDependency[];
}

/** UP: healthy. DEGRADED: working, with something wrong. DOWN: not working. */
export type HealthStatus = 'UP' | 'DEGRADED' | 'DOWN';

/** A server, as all live processes together see it. */
export interface DependencyHealth {
  readonly name: string;
  readonly status: HealthStatus;
  /** The slowest response that any process measured; null when none got one. */
  readonly milliseconds: number | null;
  /** Whether some process cannot work without it. */
  readonly isNeeded: boolean;
}

/** Two and a half heartbeats, which come every five seconds. */
export const SILENT_MS = 12_500;

/** Whether a process has reported recently. */
export function isAlive({ heardAt }: Pick<SeenProcess, 'heardAt'>, now: Date): boolean {
  return now.getTime() - heardAt.getTime() < SILENT_MS;
}

/** @param living the live processes */
export function dependencyHealth(living: readonly SeenProcess[]): DependencyHealth[] {
  const seen = living.flatMap(({ dependencies }) => dependencies);
  const names = [...new Set(seen.map(({ name }) => name))].toSorted();
  return names.map((name) => {
    const views = seen.filter((view) => view.name === name);
    const answers = views.flatMap(({ milliseconds }) => milliseconds ?? []);
    return {
      name,
      status: statusOf(views),
      milliseconds: answers.length === 0 ? null : Math.max(...answers),
      isNeeded: views.some((view) => view.isNeeded),
    };
  });
}

function statusOf(views: readonly SeenDependency[]): HealthStatus {
  if (views.every(({ isUp, isImpaired }) => isUp && !isImpaired)) return 'UP';
  return views.some(({ isUp }) => isUp) ? 'DEGRADED' : 'DOWN';
}

/** The system needs a process for each role, and every server that is not optional. */
export function systemStatus(
  living: readonly SeenProcess[],
  silent: number,
  dependencies: readonly DependencyHealth[],
): HealthStatus {
  const serves = (role: string) => living.some((each) => each.role === role || each.role === 'all');
  if (dependencies.some(({ status, isNeeded }) => isNeeded && status === 'DOWN')) return 'DOWN';
  const isWhole = serves('api') && serves('worker') && silent === 0;
  return isWhole && dependencies.every(({ status }) => status === 'UP') ? 'UP' : 'DEGRADED';
}
