import type { FastifyInstance } from 'fastify';
import type { Logger } from '../telemetry/logger.js';

const PROBE_TIMEOUT_MS = 1000;

/** Resolves when a dependency answers, rejects when it does not. */
export type Probe = () => Promise<unknown>;

export interface HealthOptions {
  readonly probes: Readonly<Record<string, Probe>>;
  readonly logger: Logger;
}

/** Says whether this process lives, and whether it should be sent work. */
export interface Health {
  /** Whether the process reports that it is not ready. */
  readonly draining: boolean;
  /** Reports not ready from now on. */
  drain(): void;
}

/** Answers `/health/live`, and `/health/ready` with the state of each dependency by name. */
export function serveHealth(fastify: FastifyInstance, { probes, logger }: HealthOptions): Health {
  let draining = false;

  fastify.get('/health/live', { logLevel: 'silent' }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'up' }),
  );

  fastify.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    // What was so a moment ago is of no use, and a cache in between keeps what says nothing of it.
    reply.header('cache-control', 'no-store');
    const states = await Promise.all(
      Object.entries(probes).map(
        async ([name, probe]) => [name, await stateOf(name, probe, logger)] as const,
      ),
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

async function stateOf(name: string, probe: Probe, logger: Logger): Promise<'up' | 'down'> {
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
