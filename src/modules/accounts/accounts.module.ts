import type { Redis } from 'ioredis';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { createJoseAccessTokens } from './access-token.jose.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { AccountResolver, ProfileResolver } from './accounts.resolver.js';
import { accountsRules } from './accounts.rules.js';
import { createPrismaDeviceSessionRepository } from './device-session.repository.prisma.js';
import { createIdentityService } from './identity.service.js';
import { createArgon2PasswordHasher } from './password-hasher.argon2.js';
import { createPrismaProfileRepository } from './profile.repository.prisma.js';
import { createProfileService, type ProfileAllowance, type ProfileCache } from './profile.service.js';
import { createRefreshTokens } from './refresh-token.js';
import { createRedisSessionRevocations } from './session-revocations.redis.js';
import { createSignInWatch } from './sign-in-watch.js';

export interface AccountsDependencies {
  readonly database: Database;
  readonly redis: Redis;
  readonly channels: RedisChannels;
  /** Before every key and channel. */
  readonly prefix: string;
  readonly auth: {
    readonly signingKey: string;
    readonly accessTokenSeconds: number;
    readonly refreshTokenDays: number;
  };
  readonly profileCache: ProfileCache;
  readonly allowance: ProfileAllowance;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Wires accounts, profiles and device sessions. */
export function createAccounts(dependencies: AccountsDependencies) {
  const { database, redis, channels, prefix, auth, clock, logger } = dependencies;
  const bind = (client: DatabaseClient) => ({
    accounts: createPrismaAccountRepository(client),
    profiles: createPrismaProfileRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
  });
  const repositories = bind(database.prisma);
  const transactor = database.transactor(bind);
  const passwords = createArgon2PasswordHasher();
  const revocations = createRedisSessionRevocations({
    redis,
    channels,
    prefix,
    accessTokenSeconds: auth.accessTokenSeconds,
    readRecent: (seconds) =>
      repositories.sessions.findRevokedSince(new Date(clock.now().getTime() - seconds * 1000)),
    logger,
  });
  const accessTokens = createJoseAccessTokens({
    signingKey: auth.signingKey,
    lifetimeSeconds: auth.accessTokenSeconds,
    clock,
    isRevoked: (sessionId) => revocations.isRevoked(sessionId),
  });
  const identity = createIdentityService({
    ...repositories,
    transactor,
    passwords,
    revocations,
    accessTokens,
    refreshTokens: createRefreshTokens(auth.signingKey),
    refreshTokenDays: auth.refreshTokenDays,
    clock,
  });
  const profiles = createProfileService({
    profiles: repositories.profiles,
    cache: dependencies.profileCache,
    transactor,
    allowance: dependencies.allowance,
    clock,
  });
  return {
    identity,
    profiles,
    passwords,
    revocations,
    watchSignIn: createSignInWatch({ accessTokens, revocations, clock }),
    resolvers: [new AccountResolver(identity), new ProfileResolver(profiles)],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, profiles),
  };
}
