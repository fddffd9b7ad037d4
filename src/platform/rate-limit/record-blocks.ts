import { PLATFORM } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { BegunBlock } from './rate-limit-blocks.js';

/** Writes an audit entry for each block. */
export function recordBlocks(audit: AuditLog, clock: Clock) {
  return ({ subject, seconds, turn }: BegunBlock): Promise<void> =>
    audit.append({
      actor: PLATFORM,
      action: 'operations.rate_limit_block_begun',
      subject: { type: subject.kind, id: subject.id },
      details: { seconds, turn },
      occurredAt: clock.now(),
    });
}
