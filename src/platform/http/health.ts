import type { FastifyInstance } from 'fastify';
import { ImpairedError } from '../telemetry/impaired-error.js';
import type { Logger } from '../telemetry/logger.js';
import { PublicFailure } from '../telemetry/public-failure.js';

const PROBE_TIMEOUT_MS = 1000;

type State = 'up' | 'degraded' | 'down';

interface Finding {
  readonly state: State;
  /** Why it is down, if that may be public. */
  readonly reason: string | null;
}

/**
 * Resolves when a dependency works, and rejects when it does not: with an ImpairedError when it does part of its work,
 * and this process can still serve requests; with a PublicFailure when its message should be shown to the caller.
 */
export type Probe = () => Promise<unknown>;

export interface HealthOptions {
  readonly probes: Readonly<Record<string, Probe>>;
  readonly logger: Logger;
}

/** The health of this process, for load balancers. */
export interface Health {
  /** Whether the process reports that it is not ready. */
  readonly draining: boolean;
  /** Reports not ready from now on. */
  drain(): void;
}

/**
 * Serves `/health/live`, and `/health/ready` with the state of each dependency by name. Concurrent requests share one
 * check per dependency: one that hangs is not checked again while others wait for it.
 */
export function serveHealth(fastify: FastifyInstance, { probes, logger }: HealthOptions): Health {
  let draining = false;
  const probing = new Map<string, Promise<Finding>>();

  function findingOf(name: string, probe: Probe): Promise<Finding> {
    const asked = probing.get(name) ?? ask(name, probe, logger).finally(() => probing.delete(name));
    probing.set(name, asked);
    return asked;
  }

  fastify.get('/health/live', { logLevel: 'silent' }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'up' }),
  );

  fastify.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    // Outdated results are useless, so caches must not keep them.
    reply.header('cache-control', 'no-store');
    const findings = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => ({ name, ...(await findingOf(name, probe)) })),
    );
    const status = draining ? 'draining' : worstOf(findings.map(({ state }) => state));
    const reasons = findings.flatMap(({ name, reason }) =>
      reason === null ? [] : [[name, reason] as const],
    );
    return reply.code(status === 'up' || status === 'degraded' ? 200 : 503).send({
      status,
      dependencies: Object.fromEntries(findings.map(({ name, state }) => [name, state])),
      ...(reasons.length === 0 ? {} : { reasons: Object.fromEntries(reasons) }),
    });
  });

  return {
    get draining() {
      return draining;
    },
    drain() {
      draining = true;
    },
  };
}

function worstOf(states: readonly State[]): State {
  if (states.includes('down')) return 'down';
  return states.includes('degraded') ? 'degraded' : 'up';
}

async function ask(name: string, probe: Probe, logger: Logger): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PROBE_TIMEOUT_MS} ms.`)), PROBE_TIMEOUT_MS);
  });
  try {
    await Promise.race([probe(), late]);
    return { state: 'up', reason: null };
  } catch (error) {
    const isImpaired = error instanceof ImpairedError;
    const warning = isImpaired ? 'A dependency does a part of its work only.' : 'A dependency is down.';
    logger.warn({ err: error, dependency: name }, warning);
    const reason = error instanceof PublicFailure ? error.message : null;
    return { state: isImpaired ? 'degraded' : 'down', reason };
  } finally {
    clearTimeout(timer);
  }
}
