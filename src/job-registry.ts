import {
  cleanUpAccountsJob,
  sendNoticeJob,
  sendPasswordResetJob,
  sendVerificationJob,
} from './modules/accounts/accounts.jobs.js';
import { runImportJob } from './modules/catalog/import/catalog-import.jobs.js';
import { pruneNotificationsJob } from './modules/notifications/notification.jobs.js';
import { buildExportJob, eraseAccountsJob, tidyExportsJob } from './modules/privacy/privacy.jobs.js';
import { eraseProfileJob, sweepProfilesJob } from './modules/profiles/profile.jobs.js';
import {
  buildModelJob,
  refreshProfileJob,
  refreshTrendingJob,
} from './modules/recommendations/recommendation.jobs.js';
import { cleanUpJob, startSweepJob, sweepJob } from './modules/subscriptions/billing/billing.jobs.js';
import { sendBillingEmailJob } from './modules/subscriptions/messages/billing-mail.jobs.js';
import { removeClearedHistoryJob } from './modules/watching/watching.jobs.js';
import { dropPartitionsJob, preparePartitionsJob } from './platform/database/partitions.jobs.js';
import type { JobNotes } from './platform/jobs/job-definition.js';

/** Everything that is done in the background. `docs/jobs.md` shows this table. */
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
  buildModelJob,
  refreshTrendingJob,
  refreshProfileJob,
  pruneNotificationsJob,
  buildExportJob,
  tidyExportsJob,
  eraseAccountsJob,
  preparePartitionsJob,
  dropPartitionsJob,
];

/** Where jobs wait, each once. */
export const queueNames: readonly string[] = [...new Set(jobRegistry.map(({ queue }) => queue))].toSorted();
