import { join } from 'node:path';
import { productionEnvironment } from '../../bench/harness/production-environment.js';
import type { ScratchServers } from '../../bench/harness/scratch-servers.js';
import { type Config, readSettings, resolveConfig } from '../../src/config.js';
import { createEngine } from '../../src/engine.js';
import type { PaymentGateway } from '../../src/modules/subscriptions/payment-gateway.js';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { projectRoot } from '../../src/project-root.js';
import { startApi } from '../../src/roles/api.js';
import type { TestClock } from '../../test/support/clock.js';
import type { Platform } from '../../test/support/platform.js';

/** The product in this process, for a case. */
export type SoakPlatform = Pick<Platform, 'address' | 'engine' | 'clock'> & AsyncDisposable;

export interface SoakPlatformOptions {
  readonly clock: TestClock;
  /** Default: the simulated gateway. */
  readonly gateway?: PaymentGateway;
}

export function soakConfig(scratch: ScratchServers): Config {
  const settings = readSettings({
    ...productionEnvironment(scratch),
    AUTH_ACCESS_TOKEN_SECONDS: '900',
    LOG_LEVEL: 'error',
    PORT: '0',
  });
  return resolveConfig(settings, null);
}

export async function openSoakPlatform(
  config: Config,
  { clock, gateway }: SoakPlatformOptions,
): Promise<SoakPlatform> {
  const disposer = createDisposer();
  await applyMigrations({ url: config.database.directUrl, folder: join(projectRoot, 'prisma/migrations') });
  const engine = disposer.add(await createEngine(config, { clock, ...(gateway ? { gateway } : {}) }));
  const { address } = disposer.add(await startApi(engine));
  return { address, engine, clock, [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose]() };
}
