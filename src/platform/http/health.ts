import type { FastifyInstance } from 'fastify';
import type { Logger } from '../telemetry/logger.js';

const PROBE_TIMEOUT_MS = 1000;

type State = 'up' | 'down';

/** Resolves when a dependency answers, rejects when it does not. */
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
  const probing = new Map<string, Promise<State>>();

  function stateOf(name: string, probe: Probe): Promise<State> {
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
    const states = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [name, await stateOf(name, probe)] as const),
    );
    const ready = !draining && states.every(([, state]) => state === 'up');
    return reply.code(ready ? 200 : 503).send({
      status: draining ? 'draining' : ready ? 'up' : 'down',
      dependencies: Object.fromEntries(states),
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

async function ask(name: string, probe: Probe, logger: Logger): Promise<State> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PROBE_TIMEOUT_MS} ms.`)), PROBE_TIMEOUT_MS);
  });
  try {
    await Promise.race([probe(), late]);
    return 'up';
  } catch (error) {
    logger.warn({ err: error, dependency: name }, 'A dependency is down.');
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
