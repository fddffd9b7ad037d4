import type { AuditLog } from '../../platform/audit/audit-log.js';
import type {
  BlockSubject,
  RateLimitBlock,
  RateLimitBlocks,
} from '../../platform/rate-limit/rate-limit-blocks.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { NotFoundError } from '../../shared/domain-error.js';

export type { BlockSubject, RateLimitBlock };

/** As many as are ever kept. */
const MOST_BLOCKS = 10_000;

export interface RateLimitAdministrationDependencies {
  readonly blocks: Pick<RateLimitBlocks, 'list' | 'lift'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export type RateLimitAdministrationService = ReturnType<typeof createRateLimitAdministrationService>;

/** Who is kept out by rate limits, and what administrators may do about it. */
export function createRateLimitAdministrationService(dependencies: RateLimitAdministrationDependencies) {
  const { blocks, audit, clock } = dependencies;

  async function isKeptOut({ kind, id }: BlockSubject): Promise<boolean> {
    const known = await blocks.list(MOST_BLOCKS);
    return known.some(({ subject }) => subject.kind === kind && subject.id === id);
  }

  return {
    /** The one that ends last first. */
    list: (first: number): Promise<readonly RateLimitBlock[]> => blocks.list(first),

    /**
     * Lets somebody in again, in every process. Written down first, so that nobody is let in without a trace.
     * @throws NotFoundError where nobody like that is kept out
     */
    async lift(subject: BlockSubject, actor: Actor): Promise<void> {
      if (!(await isKeptOut(subject))) throw new NotFoundError('The block');
      await audit.append({
        actor,
        action: 'operations.rate_limit_block_lifted',
        subject: { type: subject.kind, id: subject.id },
        occurredAt: clock.now(),
      });
      if (!(await blocks.lift(subject))) throw new NotFoundError('The block');
    },
  };
}
