import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { DeadLetterFilter } from '../../platform/jobs/job-administration.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';

/**
 * Records an administrator's action on a queue. Call it before the action, so that failed attempts are on record too.
 */
export type RecordQueueAction = (
  action: string,
  queue: string,
  actor: Actor,
  details?: DeadLetterFilter,
) => Promise<void>;

export function createQueueAudit(audit: AuditLog, clock: Clock): RecordQueueAction {
  return (action, queue, actor, details = {}) => {
    const given = Object.entries(details).filter(([, value]) => value !== undefined && value !== null);
    return audit.append({
      actor,
      action: `operations.${action}`,
      subject: { type: 'queue', id: queue },
      details: Object.fromEntries(given),
      occurredAt: clock.now(),
    });
  };
}
