import { auditCase } from './cases/audit.case.js';
import { billingModelCase } from './cases/billing-model.case.js';
import { gatewayCase } from './cases/gateway.case.js';
import { limiterCase } from './cases/limiter.case.js';
import { liveCase } from './cases/live.case.js';
import { progressCase } from './cases/progress.case.js';
import { progressModelCase } from './cases/progress-model.case.js';
import { rollingCase } from './cases/rolling.case.js';
import { sessionsCase } from './cases/sessions.case.js';
import { stalenessCase } from './cases/staleness.case.js';
import { stampedeCase } from './cases/stampede.case.js';
import { streamsCase } from './cases/streams.case.js';
import { sweepCase } from './cases/sweep.case.js';
import { upgradeCase } from './cases/upgrade.case.js';
import type { SoakCase } from './harness/soak-case.js';

/** All long-running trials. */
export const cases: readonly SoakCase[] = [
  sessionsCase,
  sweepCase,
  billingModelCase,
  gatewayCase,
  stampedeCase,
  stalenessCase,
  progressModelCase,
  progressCase,
  liveCase,
  limiterCase,
  auditCase,
  streamsCase,
  rollingCase,
  upgradeCase,
];
