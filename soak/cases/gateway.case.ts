import { startScratchServers } from '../../bench/harness/scratch-servers.js';
import { auditRenewals } from '../../test/support/faulty-renewals/audit.js';
import { playFaultyRenewals } from '../../test/support/faulty-renewals/faulty-renewals.js';
import { openFaultyShop } from '../../test/support/faulty-renewals/open-faulty-shop.js';
import type { SoakCase, SoakResult, SoakRun } from '../harness/soak-case.js';
import { openSoakPlatform, soakConfig } from '../harness/soak-platform.js';

const PREPARATION_SECONDS = 15;
const RENEWALS_PER_SECOND = 12;
const PERIODS = 3;
/** Out of ten subscribers, some never pay for a renewal and some cancel. */
const RENEWALS_OF_TEN = 7 * PERIODS;

export const gatewayCase: SoakCase = {
  name: 'gateway',
  description:
    'Subscriptions renew at a gateway where three calls in five fail: requests and responses are lost, successes are delayed and reported never or repeatedly. No payment is made twice or lost. Each repetition is a renewal.',
  usualRuns: 1_000,
  expectedSeconds: (runs) => PREPARATION_SECONDS + Math.ceil(runs / RENEWALS_PER_SECOND),
  run,
};

async function run({ runs, environment, onProgress }: SoakRun): Promise<SoakResult> {
  onProgress('Starting PostgreSQL and Redis');
  await using scratch = await startScratchServers(environment);
  const config = soakConfig(scratch);
  const seed = Date.now() % 1_000_000_000;
  await using shop = await openFaultyShop({
    redis: config.redis,
    secret: config.auth.secret,
    seed,
    open: (gateway, clock) => openSoakPlatform(config, { clock, gateway }),
  });
  const subscribers = await playFaultyRenewals(shop, shop.gateway, {
    subscribers: Math.ceil((runs * 10) / RENEWALS_OF_TEN),
    periods: PERIODS,
    seed,
    onPeriod: (period) => onProgress(`Period ${period} of ${PERIODS} ends (seed ${seed})`),
  });
  const { charged, refunded, renewed, paid, lost, doubled, leaked } = await auditRenewals(shop, subscribers);
  for (const finding of [...lost, ...doubled, ...leaked]) onProgress(finding);
  onProgress(`${renewed} renewals, ${refunded} charges given back, ${shop.gateway.faults()} faults`);
  return {
    case: gatewayCase.name,
    sent: charged,
    acknowledged: charged - refunded,
    stored: paid,
    lost: lost.length,
    doubled: doubled.length,
    leaked: leaked.length,
  };
}
