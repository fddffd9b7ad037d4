import { cacheCase } from './cases/cache/cache.case.js';
import { entitlementCase } from './cases/entitlement/entitlement.case.js';
import { historyCase } from './cases/history/history.case.js';
import { homeCase } from './cases/home/home.case.js';
import { jobsCase } from './cases/jobs/jobs.case.js';
import { limiterCase } from './cases/limiter/limiter.case.js';
import { liveCase } from './cases/live/live.case.js';
import { mediaCase } from './cases/media/media.case.js';
import { monitoringCase } from './cases/monitoring/monitoring.case.js';
import { playbackCase } from './cases/playback/playback.case.js';
import { progressCase } from './cases/progress/progress.case.js';
import { recommendCase } from './cases/recommend/recommend.case.js';
import { refreshCase } from './cases/refresh/refresh.case.js';
import { searchCase } from './cases/search/search.case.js';
import { signingCase } from './cases/signing/signing.case.js';
import { similarityCase } from './cases/similarity/similarity.case.js';
import { sweepCase } from './cases/sweep/sweep.case.js';
import { tokensCase } from './cases/tokens/tokens.case.js';
import type { BenchCase } from './harness/bench-case.js';

/** All claims that can be measured. */
export const cases: readonly BenchCase[] = [
  homeCase,
  tokensCase,
  entitlementCase,
  sweepCase,
  searchCase,
  cacheCase,
  limiterCase,
  progressCase,
  historyCase,
  jobsCase,
  liveCase,
  similarityCase,
  recommendCase,
  refreshCase,
  signingCase,
  mediaCase,
  playbackCase,
  monitoringCase,
];
