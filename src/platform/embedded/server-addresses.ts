import type { EmbeddedSettings } from './embedded-servers.js';
import type { Ports } from './ports.js';
import { postgresUrl } from './postgres.js';
import { redisUrl } from './redis.js';
import type { Secrets } from './secrets.js';

/** The URLs of the servers that the settings do not name. */
export function serverAddresses(settings: EmbeddedSettings, ports: Ports, secrets: Secrets) {
  return {
    ...(settings.databaseUrl ? {} : { databaseUrl: postgresUrl(ports.postgres, secrets.databasePassword) }),
    ...(settings.redisUrl ? {} : { redisUrl: redisUrl(ports.redis, secrets.redisPassword) }),
  };
}
