import { setTimeout as delay } from 'node:timers/promises';
import { readSettings, resolveConfig } from '../../../src/config.js';
import { createEngine, type Engine } from '../../../src/engine.js';
import { createPrismaAuditLog } from '../../../src/platform/audit/audit-log.prisma.js';
import type { SealProblem } from '../../../src/platform/seals/seal-problem.js';
import { PLATFORM } from '../../../src/shared/actor.js';
import { newId } from '../../../src/shared/ids.js';
import { createHome } from '../process-home.js';
import { startFleet } from './fleet.js';
import { startRestartableServers } from './restartable-servers.js';
import { trialEnvironment } from './scene.js';

export interface AuditTrial {
  readonly writers: number;
  /**
   * The number of processes that are killed and servers that are restarted, one after the other; a round of all of them
   * has four.
   */
  readonly strikes: number;
  /** The time between two of them. */
  readonly peaceMs: number;
  readonly onProgress: (message: string) => void;
}

export interface AuditVerdict {
  readonly sent: number;
  readonly acknowledged: number;
  /** Of those that were acknowledged. */
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unsealed: number;
  readonly seals: number;
  readonly problems: readonly SealProblem[];
}

/** A job whose worker was killed waits for its lock to expire, and for the next check. */
const PATIENCE_MS = 180_000;
const AT_ONCE = 5;
const PAUSE_MS = 20;

/** Requests and acknowledged ones, by the request ids of the entries. */
interface Ledger {
  sent: number;
  readonly acknowledged: string[];
}

/**
 * Writers log accesses and add audit entries while workers, which store and seal, are killed, and PostgreSQL and Redis
 * are restarted. Afterwards every acknowledged entry must exist once, and the chain of seals must be valid.
 */
export async function runAuditTrial(trial: AuditTrial): Promise<AuditVerdict> {
  const { onProgress } = trial;
  await using servers = await startRestartableServers();
  await using home = await createHome();
  const environment = trialEnvironment(servers);
  onProgress('Starting an API process and two workers');
  const fleet = await startFleet({ home, environment, apis: 1, workers: 2 });
  const config = resolveConfig(readSettings({ ...environment, LOG_LEVEL: 'silent' }), null);
  await using engine = await createEngine(config);

  const ledger: Ledger = { sent: 0, acknowledged: [] };
  const stop = new AbortController();
  const writing = Array.from({ length: trial.writers }, () => writeUntil(stop.signal, engine, ledger));
  const round = [
    ['a worker is killed', () => fleet.killWorker(0)],
    ['PostgreSQL is restarted', servers.restartPostgres],
    ['Redis is restarted', servers.restartRedis],
    ['the other worker is killed', () => fleet.killWorker(1)],
  ] as const;
  for (let count = 0; count < trial.strikes; count += 1) {
    const [name, strike] = round[count % round.length] ?? round[0];
    await delay(trial.peaceMs);
    onProgress(`${count + 1} of ${trial.strikes}: ${name}`);
    await strike();
  }
  await delay(trial.peaceMs);
  stop.abort();
  await Promise.all(writing);

  onProgress('Waiting until everything is stored and sealed');
  const deadline = performance.now() + PATIENCE_MS;
  let verdict = await judge(engine, ledger);
  while ((verdict.lost > 0 || verdict.unsealed > 0) && performance.now() < deadline) {
    await delay(1_000);
    verdict = await judge(engine, ledger);
  }
  return verdict;
}

async function writeUntil(signal: AbortSignal, engine: Engine, ledger: Ledger): Promise<void> {
  const trail = createPrismaAuditLog(engine.database.prisma);
  async function acknowledge(write: (requestId: string) => Promise<void>): Promise<void> {
    const requestId = newId();
    ledger.sent += 1;
    // A refused entry is not a loss.
    const isDone = await write(requestId).then(
      () => true,
      () => false,
    );
    if (isDone) ledger.acknowledged.push(requestId);
  }
  while (!signal.aborted) {
    const accesses = Array.from({ length: AT_ONCE }, () =>
      acknowledge((requestId) => engine.accessLog.log.record(accessOf(requestId))),
    );
    await Promise.all([
      ...accesses,
      acknowledge((requestId) =>
        trail.append({
          actor: { ...PLATFORM, requestId },
          action: 'trial.written',
          subject: { type: 'trial', id: requestId },
          occurredAt: new Date(),
        }),
      ),
    ]);
    await delay(PAUSE_MS);
  }
}

function accessOf(requestId: string) {
  return {
    id: newId(),
    event: 'GRANTED',
    reason: null,
    accountId: newId(),
    profileId: null,
    deviceSessionId: null,
    playbackSessionId: newId(),
    titleId: null,
    address: '203.0.113.77',
    requestId,
    occurredAt: new Date(),
  } as const;
}

const FOUND = `
  WITH found AS (
    SELECT request_id FROM access_entries UNION ALL
    SELECT request_id FROM audit_entries WHERE action = 'trial.written')
  SELECT count(DISTINCT request_id) FILTER (WHERE request_id = ANY($1::text[]))::int AS stored,
    (count(*) - count(DISTINCT request_id))::int AS doubled
  FROM found`;

async function judge({ database, seals }: Engine, ledger: Ledger): Promise<AuditVerdict> {
  const acknowledged = ledger.acknowledged.length;
  const { rows } = await database.batchPool.query<{ stored: number; doubled: number }>(FOUND, [
    ledger.acknowledged,
  ]);
  const { stored = 0, doubled = 0 } = rows[0] ?? {};
  const { tables, seals: count, problems } = await seals.verify();
  return {
    sent: ledger.sent,
    acknowledged,
    stored,
    lost: acknowledged - stored,
    doubled,
    unsealed: tables.reduce((sum, { unsealed }) => sum + unsealed, 0),
    seals: count,
    problems,
  };
}
