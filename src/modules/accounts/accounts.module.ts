import type { Redis } from 'ioredis';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { createJoseAccessTokens } from './access-token.jose.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { AccountResolver } from './accounts.resolver.js';
import { accountsRules } from './accounts.rules.js';
import { createDeviceService } from './device.service.js';
import { createPrismaDeviceSessionRepository } from './device-session.repository.prisma.js';
import { createIdentityService } from './identity.service.js';
import { createPasswordCheck } from './password-check.js';
import { createArgon2PasswordHasher } from './password-hasher.argon2.js';
import { createRefreshTokens } from './refresh-token.js';
import { createSessionOpening, type DeviceAllowance } from './session-opening.js';
import { createRedisSessionRevocations } from './session-revocations.redis.js';
import { createSignInWatch } from './sign-in-watch.js';

export interface AccountsDependencies {
  readonly database: Database;
  readonly redis: Redis;
  readonly channels: RedisChannels;
  /** Before every key and channel. */
  readonly prefix: string;
  readonly auth: {
    readonly secret: string;
    readonly accessTokenSeconds: number;
    readonly refreshTokenDays: number;
  };
  readonly allowance: DeviceAllowance;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Wires accounts and device sessions. */
export function createAccounts(dependencies: AccountsDependencies) {
  const { database, redis, channels, prefix, auth, allowance, clock, logger } = dependencies;
  const bind = (client: DatabaseClient) => ({
    accounts: createPrismaAccountRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
    audit: createPrismaAuditLog(client),
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
      repositories.sessions.findChangedSince(new Date(clock.now().getTime() - seconds * 1000)),
    logger,
  });
  const accessTokens = createJoseAccessTokens({
    secret: auth.secret,
    lifetimeSeconds: auth.accessTokenSeconds,
    clock,
    isRevoked: (sessionId, version) => revocations.isRevoked(sessionId, version),
  });
  const refreshTokens = createRefreshTokens(auth.secret);
  const sessionOpening = createSessionOpening({
    allowance,
    accessTokens,
    refreshTokens,
    revocations,
    refreshTokenDays: auth.refreshTokenDays,
    clock,
  });
  const devices = createDeviceService({ sessions: repositories.sessions, transactor, revocations, clock });
  const identity = createIdentityService({
    ...repositories,
    transactor,
    sessionOpening,
    devices,
    accessTokens,
    refreshTokens,
    passwords,
    clock,
  });
  return {
    identity,
    devices,
    passwords,
    passwordCheck: createPasswordCheck(repositories.accounts, passwords),
    revocations,
    watchSignIn: createSignInWatch({ accessTokens, revocations, clock }),
    resolvers: [new AccountResolver(identity)],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, devices),
  };
}
