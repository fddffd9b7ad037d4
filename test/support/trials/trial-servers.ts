import { startRestartableServers } from './restartable-servers.js';
import { TRIAL_PREFIX, trialEnvironment } from './scene.js';

/** The servers of a trial's processes, with their environment. */
export interface TrialServers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Durable servers that nobody else uses. */
export async function startTrialServers(): Promise<TrialServers & AsyncDisposable> {
  const servers = await startRestartableServers();
  return {
    databaseUrl: servers.databaseUrl,
    redisUrl: servers.redisUrl,
    redisPrefix: TRIAL_PREFIX,
    environment: trialEnvironment(servers),
    [Symbol.asyncDispose]: () => servers[Symbol.asyncDispose](),
  };
}
