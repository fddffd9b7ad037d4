import 'reflect-metadata';
import type { Config } from './config.js';
import type { EngineOverrides } from './engine/engine-overrides.js';
import { createGraphqlApi } from './engine/graphql-api.js';
import { createModules } from './engine/modules.js';
import { queueNames } from './job-registry.js';
import { createDisposer } from './platform/async/disposer.js';
import { createPlatformServices } from './platform-services.js';

export type Engine = Awaited<ReturnType<typeof createEngine>>;

/**
 * The composition root: the shared services, every module, and the GraphQL API that the modules make up together.
 * It neither serves requests nor runs jobs yet; see `startApi` and `startWorker`.
 */
export async function createEngine(config: Config, overrides: EngineOverrides = {}) {
  const disposer = createDisposer();
  const platform = await createPlatformServices(config, disposer, overrides);
  const modules = await createModules({ config, platform, disposer, overrides });
  const { clock, logger, database, runOperation, liveTopics, tracing, telemetry } = platform;
  const { rateLimiter, queues, jobs, mailbox, probes } = platform;

  return {
    config,
    clock,
    logger,
    database,
    runOperation,
    liveTopics,
    tracing,
    telemetry,
    rateLimiter,
    jobs,
    /** Opens each queue once. */
    openQueues: () => queueNames.map((name) => queues.open(name)),
    /** Where e-mails are kept; null where they are sent. */
    mailbox,
    probes,
    ...modules,
    ...(await createGraphqlApi(modules)),
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
