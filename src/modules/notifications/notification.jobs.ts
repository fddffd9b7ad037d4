import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { NotificationService } from './notification.service.js';

const DAY_MS = 86_400_000;

export const pruneNotificationsJob = defineJob({
  queue: 'maintenance',
  name: 'prune-notifications',
  does: 'removes notifications older than half a year',
  schema: z.object({}),
  attempts: 5,
  backoffMs: 60_000,
});

/** The handlers and schedules of notification jobs. */
export function registerNotificationJobs(workers: JobWorkers, service: NotificationService): void {
  workers.handle(pruneNotificationsJob, (_payload, { signal }) => service.prune(signal));
  workers.schedule(pruneNotificationsJob, {}, { id: 'prune-notifications-daily', everyMs: DAY_MS });
}
