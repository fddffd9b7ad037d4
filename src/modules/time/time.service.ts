import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Actor } from '../../shared/actor.js';
import { ConflictError, ForbiddenError, InvalidInputError } from '../../shared/domain-error.js';
import type { TimelinePart } from '../../shared/timeline.js';

/** The part of the movable clock that the service uses. */
export interface MovableClock {
  now(): Date;
  /** Its offset to the system's time, in milliseconds. */
  readonly aheadMs: number;
  /** Sets the offset, never back. */
  moveTo(aheadMs: number): Promise<void>;
}

export interface TimeDependencies {
  readonly clock: Pick<MovableClock, 'now'>;
  /** Null if the clock cannot be moved. */
  readonly movable: MovableClock | null;
  /** The parts of the platform with scheduled actions. */
  readonly timeline: readonly TimelinePart[];
  /** Runs work unless another process runs it. @throws ConflictError */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly audit: AuditLog;
}

/** The state of the platform's clock. */
export interface PlatformTime {
  readonly now: Date;
  readonly aheadSeconds: number;
  readonly isAdjustable: boolean;
}

export type TimeService = ReturnType<typeof createTimeService>;

/** Enough for a year with a leap day, and a month. */
const MOST_SECONDS = 400 * 86_400;
/** The most stops of one call; the rest takes further calls. */
const MOST_STEPS = 2_000;
/**
 * Actions that are still due after they were processed, for example because another process has them, do not stop the
 * clock.
 */
const SHORTEST_STEP_MS = 1_000;

/** The platform's clock, which can be moved ahead in demos and tests. */
export function createTimeService({ clock, movable, timeline, exclusively, audit }: TimeDependencies) {
  const present = (): PlatformTime => ({
    now: clock.now(),
    aheadSeconds: Math.floor((movable?.aheadMs ?? 0) / 1_000),
    isAdjustable: movable !== null,
  });

  async function nextDue(): Promise<number> {
    const instants = await Promise.all(timeline.map((part) => part.nextDueAt()));
    return Math.min(...instants.map((instant) => instant?.getTime() ?? Number.POSITIVE_INFINITY));
  }

  /** Stops at each scheduled action, so that each happens at its own time and in order. */
  async function advanceTo(target: number, shared: MovableClock): Promise<void> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const now = shared.now().getTime();
      const due = Math.max(await nextDue(), step === 0 ? now : now + SHORTEST_STEP_MS);
      await shared.moveTo(shared.aheadMs + Math.max(0, Math.min(due, target) - now));
      for (const part of timeline) await part.passed(shared.now());
      if (due >= target) return;
    }
  }

  return {
    present,

    /**
     * Moves the clock ahead, running scheduled actions on the way. Stops early if there are too many: the result says
     * how far it came.
     * @throws ForbiddenError if the clock cannot be moved, InvalidInputError, ConflictError while another call moves
     *   it
     */
    async advance(seconds: number, actor: Actor): Promise<PlatformTime> {
      if (!movable) throw new ForbiddenError('The clock can be moved only on the embedded demo.');
      if (seconds < 1 || seconds > MOST_SECONDS) {
        throw new InvalidInputError({ seconds: `Give 1 to ${MOST_SECONDS} seconds.` });
      }
      await exclusively(async () => {
        const from = movable.now();
        await audit.append({
          actor,
          action: 'time.clock_advanced',
          subject: { type: 'platform', id: 'clock' },
          details: { seconds },
          occurredAt: from,
        });
        await advanceTo(from.getTime() + seconds * 1_000, movable);
      });
      return present();
    },
  };
}

export class ClockIsMovingError extends ConflictError {
  constructor() {
    super('The clock is already being moved. Try again when that is done.');
  }
}
