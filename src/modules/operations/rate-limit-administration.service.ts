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

/** The most blocks that exist. */
const MOST_BLOCKS = 10_000;

export interface RateLimitAdministrationDependencies {
  readonly blocks: Pick<RateLimitBlocks, 'list' | 'lift'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export type RateLimitAdministrationService = ReturnType<typeof createRateLimitAdministrationService>;

/** The blocks of rate limits, for administrators. */
export function createRateLimitAdministrationService(dependencies: RateLimitAdministrationDependencies) {
  const { blocks, audit, clock } = dependencies;

  async function isBlocked({ kind, id }: BlockSubject): Promise<boolean> {
    const known = await blocks.list(MOST_BLOCKS);
    return known.some(({ subject }) => subject.kind === kind && subject.id === id);
  }

  return {
    /** The one that ends last first. */
    list: (first: number): Promise<readonly RateLimitBlock[]> => blocks.list(first),

    /**
     * Lifts a block in every process. Audited first, so that no block is lifted without a trace.
     * @throws NotFoundError when the subject is not blocked
     */
    async lift(subject: BlockSubject, actor: Actor): Promise<void> {
      if (!(await isBlocked(subject))) throw new NotFoundError('The block');
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
