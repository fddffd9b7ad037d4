import { isAdmin, type Rules } from '../../graphql/rules.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import { withAdvisoryLockIfFree } from '../../platform/database/advisory-lock.js';
import type { Database } from '../../platform/database/database.js';
import type { Clock } from '../../shared/clock.js';
import type { TimelinePart } from '../../shared/timeline.js';
import { TimeResolver } from './time.resolver.js';
import { ClockIsMovingError, createTimeService, type MovableClock } from './time.service.js';

export interface TimeModuleDependencies {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Null if the clock cannot be moved. */
  readonly movable: MovableClock | null;
  readonly timeline: readonly TimelinePart[];
}

const rules: Rules = { Query: {}, Mutation: { advanceClock: isAdmin }, Subscription: {} };

/** Wires the platform's clock. */
export function createTime({ database, databaseUrl, clock, movable, timeline }: TimeModuleDependencies) {
  const service = createTimeService({
    clock,
    movable,
    timeline,
    exclusively: (work) =>
      withAdvisoryLockIfFree(databaseUrl, 'clock', work, async () => {
        throw new ClockIsMovingError();
      }),
    audit: createPrismaAuditLog(database.prisma),
  });
  return { service, resolvers: [new TimeResolver(service)], rules };
}
