import { createPrismaAuditLog } from '../../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../../platform/database/database.js';
import type { RedisChannels } from '../../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../../platform/redis/redis-client.js';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { createPrismaSigningKeyRepository } from './signing-key.repository.prisma.js';
import { createSigningKeyService } from './signing-key.service.js';
import { createRedisSigningKeyChannel } from './signing-key-channel.redis.js';
import { createSigningKeyRing } from './signing-key-ring.js';
import { createSigningKeySource } from './signing-key-source.js';
import { createJoseSigningKeyVault } from './signing-key-vault.jose.js';

export interface SigningKeysDependencies {
  readonly database: Database;
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly auth: { readonly secret: string; readonly accessTokenSeconds: number };
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often to reload the keys without a message. */
  readonly signingKeyReloadMs?: number;
}

/** Wires the keys that sign access tokens, and their administration. */
export function createSigningKeys(dependencies: SigningKeysDependencies) {
  const { database, auth, clock, logger, signingKeyReloadMs: reloadMs } = dependencies;
  const keys = createPrismaSigningKeyRepository(database.prisma);
  const transactor = database.transactor((client) => ({
    keys: createPrismaSigningKeyRepository(client),
    audit: createPrismaAuditLog(client),
  }));
  const vault = createJoseSigningKeyVault(auth.secret);
  const channel = createRedisSigningKeyChannel(dependencies);
  const read = createSigningKeySource({ keys, transactor, vault, clock });
  const ring = createSigningKeyRing({
    read,
    vault,
    channel,
    clock,
    logger,
    ...(reloadMs === undefined ? {} : { reloadMs }),
  });
  const service = createSigningKeyService({
    keys,
    transactor,
    vault,
    channel,
    reload: () => ring.reload(),
    accessTokenSeconds: auth.accessTokenSeconds,
    clock,
  });
  return {
    ring,
    service,
    /** The public keys with which other services verify access tokens, as a JSON Web Key Set (RFC 7517, RFC 8037). */
    async publicKeySet() {
      const published = await ring.published();
      return {
        keys: published.map(({ id, publicKey }) => ({ ...publicKey, kid: id, alg: 'EdDSA', use: 'sig' })),
      };
    },
  };
}
