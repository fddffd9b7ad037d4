import { availableParallelism } from 'node:os';
import {
  cleanUpAccountsJob,
  sendNoticeJob,
  sendPasswordResetJob,
  sendVerificationJob,
} from './modules/accounts/accounts.jobs.js';
import { runImportJob } from './modules/catalog/import/catalog-import.jobs.js';
import { pruneNotificationsJob } from './modules/notifications/notification.jobs.js';
import { storeAccessJob } from './modules/playback/access-log/access-log.jobs.js';
import { ingestFilmJob } from './modules/playback/media/ingest/ingest.jobs.js';
import { buildExportJob, eraseAccountsJob, tidyExportsJob } from './modules/privacy/privacy.jobs.js';
import { eraseProfileJob, sweepProfilesJob } from './modules/profiles/profile.jobs.js';
import {
  forgetImpressionsJob,
  recordPlayJob,
  settleExperimentsJob,
} from './modules/recommendations/impressions/impression.jobs.js';
import {
  buildModelJob,
  learnBlockJob,
  refreshProfileJob,
  refreshTrendingJob,
  updateModelJob,
} from './modules/recommendations/recommendation.jobs.js';
import { cleanUpJob, startSweepJob, sweepJob } from './modules/subscriptions/billing/billing.jobs.js';
import { sendBillingEmailJob } from './modules/subscriptions/messages/billing-mail.jobs.js';
import { removeClearedHistoryJob } from './modules/watching/watching.jobs.js';
import { dropPartitionsJob, preparePartitionsJob } from './platform/database/partitions.jobs.js';
import { forgetEndedJobsJob } from './platform/jobs/ended-jobs.jobs.js';
import type { JobNotes, QueueLimits } from './platform/jobs/job-definition.js';
import { sealEntriesJob } from './platform/seals/seal.jobs.js';
import { rollUpMetricsJob } from './platform/telemetry/metrics/metric-history.jobs.js';

/** All background jobs. `docs/jobs.md` shows this table. */
export const jobRegistry: readonly JobNotes[] = [
  sendVerificationJob,
  sendPasswordResetJob,
  sendNoticeJob,
  cleanUpAccountsJob,
  eraseProfileJob,
  sweepProfilesJob,
  startSweepJob,
  sweepJob,
  cleanUpJob,
  sendBillingEmailJob,
  runImportJob,
  removeClearedHistoryJob,
  ingestFilmJob,
  buildModelJob,
  learnBlockJob,
  refreshTrendingJob,
  updateModelJob,
  refreshProfileJob,
  recordPlayJob,
  forgetImpressionsJob,
  settleExperimentsJob,
  pruneNotificationsJob,
  storeAccessJob,
  sealEntriesJob,
  buildExportJob,
  tidyExportsJob,
  eraseAccountsJob,
  preparePartitionsJob,
  dropPartitionsJob,
  forgetEndedJobsJob,
  rollUpMetricsJob,
];

/** Queues with a lower concurrency than the others. */
export const queueLimits: Readonly<Record<string, QueueLimits>> = {
  // As much as a mail server accepts from one sender without delays.
  email: { perSecond: 50 },
  // Each reads and writes large parts of the database.
  'recommendation-batch': { concurrency: 1 },
  // Each uses one CPU fully.
  'recommendation-blocks': { concurrency: availableParallelism() },
  // Each uses all CPUs.
  ingest: { concurrency: 1 },
  metrics: { concurrency: 1 },
  erasure: { concurrency: 1 },
  privacy: { concurrency: 1 },
};

/** The names of all queues. */
export const queueNames: readonly string[] = [...new Set(jobRegistry.map(({ queue }) => queue))].toSorted();
