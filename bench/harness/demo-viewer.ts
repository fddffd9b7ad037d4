import { join } from 'node:path';
import { readSettings, resolveConfig } from '../../src/config.js';
import { demoSignIns, generateDemoPasswords, prepareDemo } from '../../src/demo.js';
import { createEngine, type Engine } from '../../src/engine.js';
import { applyMigrations } from '../../src/platform/database/migrate.js';
import { createLogger } from '../../src/platform/telemetry/logger.js';
import { projectRoot } from '../../src/project-root.js';
import { PLATFORM } from '../../src/shared/actor.js';

/** The demo viewer, signed in. */
export interface DemoViewer {
  /** An `Authorization` header's value. */
  readonly authorization: string;
  readonly profileId: string;
}

/** Fills an empty database with the demo, whose content is the same at every run, and signs its viewer in. */
export async function prepareDemoViewer(
  environment: Readonly<Record<string, string>>,
  onProgress: (message: string) => void,
): Promise<DemoViewer> {
  const config = resolveConfig(readSettings(environment), null);
  await applyMigrations({
    url: config.database.url,
    folder: join(projectRoot, 'prisma/migrations'),
    onProgress,
  });
  await using engine = await createEngine(config, { logger: createLogger({ level: 'warn', pretty: false }) });
  const passwords = generateDemoPasswords();
  await prepareDemo(engine, passwords, onProgress);
  return await signIn(engine, demoSignIns(passwords).viewer);
}

async function signIn(
  { accounts, profiles }: Engine,
  credentials: { readonly email: string; readonly password: string },
): Promise<DemoViewer> {
  const device = { deviceName: 'Benchmark', platform: 'web' };
  const { account, accessToken } = await accounts.identity.signIn({ ...credentials, ...device }, PLATFORM);
  const [own = []] = await profiles.service.findByAccountIds([account.id]);
  const [profile] = own;
  if (!profile) throw new Error('The demo viewer has no profile.');
  return { authorization: `Bearer ${accessToken.token}`, profileId: profile.id };
}
