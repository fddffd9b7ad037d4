import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '../../../prisma/seed/viewers/random.js';
import { readSettings, resolveConfig } from '../../../src/config.js';
import { createEngine, type Engine } from '../../../src/engine.js';
import { createSimulatedKeys } from '../../../src/modules/subscriptions/gateways/simulated-keys.js';
import { createSimulatedLedger } from '../../../src/modules/subscriptions/gateways/simulated-ledger.js';
import { applyMigrations } from '../../../src/platform/database/migrate.js';
import { createRedis } from '../../../src/platform/redis/redis.js';
import { projectRoot } from '../../../src/project-root.js';
import { DomainError } from '../../../src/shared/domain-error.js';
import { createTestClock, type TestClock } from '../clock.js';
import { auditSweep, type SweepAudit } from './audit.js';
import { countDue, fillDueSubscriptions, makeDue } from './due-subscriptions.js';
import { startWorkers } from './worker-pool.js';

export interface SweepTrial {
  /** The environment of the workers and of this process: servers and secrets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly subscriptions: number;
  readonly workers: number;
  readonly kills: number;
  readonly seed: number;
  readonly onProgress: (message: string) => void;
}

export interface SweepTrialResult extends SweepAudit {
  readonly due: number;
  /** Cancellations and upgrades that were requested during the sweep, and how many were accepted. */
  readonly calls: number;
  readonly accepted: number;
}

const LOOK_EVERY_MS = 50;
const CALLERS = 3;
const LONGEST_MS = 10 * 60_000;
/** By then, a payment that a killed worker left unfinished is queried. */
const UNTIL_CHECKED_MS = 60_000;
const MOST_CHECKS = 4;

/**
 * Lets many workers sweep due subscriptions, kills some of them in the middle of it, and lets viewers cancel and
 * upgrade meanwhile; then checks that each was charged once.
 */
export async function runSweepTrial(trial: SweepTrial): Promise<SweepTrialResult> {
  const { environment, subscriptions, workers, kills, onProgress } = trial;
  const config = resolveConfig(readSettings(environment), null);
  await applyMigrations({ url: config.database.directUrl, folder: join(projectRoot, 'prisma/migrations') });
  const clock = createTestClock();
  await using engine = await createEngine(config, { clock });
  const { pool } = engine.database;
  const due = await fillDueSubscriptions(pool, subscriptions);
  onProgress(
    `${due} subscriptions; starting ${workers} workers and ${kills} to take the place of the killed`,
  );
  using atWork = await startWorkers(environment, { working: workers, spare: kills });
  await makeDue(pool);

  const disturbance = disturb(engine, trial.seed);
  for (let killed = 0; killed < kills; killed += 1) {
    // Spread over the work, wherever each worker is at that time.
    const left = await countDownTo(engine, due * (1 - (killed + 0.5) / (kills + 1)));
    await atWork.replaceOne();
    onProgress(`Killed ${killed + 1}; ${left} are left`);
  }
  await countDownTo(engine, 0);
  const calls = await disturbance.stop();
  await settleEverything(engine, clock);

  const { url, prefix } = config.redis;
  await using redis = createRedis(url, { name: 'ledger', role: 'commands', logger: engine.logger });
  const audit = await auditSweep(pool, createSimulatedLedger(redis, createSimulatedKeys(prefix)));
  return { due, ...calls, ...audit };
}

/** Waits for the workers until at most this many are due. @returns how many are */
async function countDownTo({ database }: Engine, most: number): Promise<number> {
  const givenUpAt = performance.now() + LONGEST_MS;
  for (;;) {
    const count = await countDue(database.pool);
    if (count <= most) return count;
    if (performance.now() > givenUpAt) throw new Error(`${count} subscriptions are still due.`);
    await setTimeout(LOOK_EVERY_MS);
  }
}

/** Queries the payments that killed workers left unfinished, as workers do when it is time. */
async function settleEverything({ database, subscriptions }: Engine, clock: TestClock): Promise<void> {
  const { sweep, refunds } = subscriptions.billing;
  for (let round = 1; round <= MOST_CHECKS; round += 1) {
    clock.advance(UNTIL_CHECKED_MS * 2 ** round);
    await sweep.run();
    await refunds.settleDue();
    if ((await database.prisma.payment.count({ where: { status: 'PENDING' } })) === 0) return;
  }
}

/** Viewers who cancel or upgrade, one after the other, until they are stopped. */
function disturb(engine: Engine, seed: number) {
  const random = createRandom(seed);
  let [calls, accepted, isOver] = [0, 0, false];

  async function call(accountIds: readonly string[], premium: string): Promise<void> {
    const { service } = engine.subscriptions;
    const accountId = accountIds[Math.floor(random() * accountIds.length)] ?? '';
    calls += 1;
    try {
      await (random() < 0.5 ? service.cancel(accountId) : service.changePlan(accountId, premium));
      accepted += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  async function callOn(): Promise<void> {
    const { rows } = await engine.database.pool.query<{ id: string }>(
      'SELECT account_id AS id FROM subscriptions',
    );
    const plans = await engine.subscriptions.service.plans();
    const premium = plans.find(({ code }) => code === 'premium-monthly')?.id ?? '';
    const accountIds = rows.map(({ id }) => id);
    while (!isOver) await call(accountIds, premium);
  }

  const callers = Promise.all(Array.from({ length: CALLERS }, callOn));
  return {
    async stop() {
      isOver = true;
      await callers;
      return { calls, accepted };
    },
  };
}
