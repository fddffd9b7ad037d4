import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { DeviceSignInService } from './device-sign-in.service.js';

const HOUR_MS = 3_600_000;

const pruneDeviceSignInsJob = defineJob({
  queue: 'maintenance',
  name: 'prune-device-sign-ins',
  schema: z.object({}),
  attempts: 3,
  backoffMs: 60_000,
});

/** Every hour, removes the devices that nobody let in, and those that were. */
export function registerDeviceSignInJobs(workers: JobWorkers, service: DeviceSignInService): void {
  workers.handle(pruneDeviceSignInsJob, () => service.prune());
  workers.schedule(pruneDeviceSignInsJob, {}, { id: 'prune-device-sign-ins-hourly', everyMs: HOUR_MS });
}
