import { startRestartableServers } from './restartable-servers.js';
import { TRIAL_PREFIX, trialEnvironment } from './scene.js';

/** Where the processes of a trial keep what they have, and what they are told of it. */
export interface TrialServers {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Durable ones that nobody else uses. */
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
