import type pg from 'pg';
import type { Clock } from '../../shared/clock.js';
import type { Disposer } from '../async/disposer.js';
import type { RedisChannels } from '../redis/redis-channels.js';
import type { RedisClient } from '../redis/redis-client.js';
import type { Logger } from '../telemetry/logger.js';
import { createAdjustableClock } from './adjustable-clock.js';
import { createPostgresClockOffset } from './clock-offset.postgres.js';
import type { SharedClock } from './shared-clock.js';
import { createRedisSharedClock } from './shared-clock.redis.js';

export interface PlatformClockParts {
  /** The system's clock, or a test's. */
  readonly base: Clock;
  /** Whether administrators may move it, for all processes. */
  readonly isMovable: boolean;
  readonly pool: pg.Pool;
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly logger: Logger;
  readonly disposer: Disposer;
}

/** The clock of the platform, and the way to move it; null if it cannot be moved. */
export interface PlatformClock {
  readonly clock: Clock;
  readonly movable: SharedClock | null;
}

/** A movable clock has the same offset in all processes. */
export async function createPlatformClock({
  base,
  isMovable,
  pool,
  disposer,
  ...parts
}: PlatformClockParts): Promise<PlatformClock> {
  const clock = createAdjustableClock(base);
  if (!isMovable) return { clock, movable: null };
  const offset = createPostgresClockOffset(pool);
  const movable = disposer.add(createRedisSharedClock({ ...parts, clock, offset }));
  await movable.start();
  return { clock, movable };
}
