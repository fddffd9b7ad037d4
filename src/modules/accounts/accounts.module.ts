import type { Redis } from 'ioredis';
import { createPostgresAttemptLimiter } from '../../platform/attempts/attempt-limiter.postgres.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { createJoseAccessTokens } from './access-token.jose.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { AccountAdministrationResolver, AdminAccountsResolver } from './account-administration.resolver.js';
import { createAccountAdministrationService } from './account-administration.service.js';
import { AccountClosingResolver } from './account-closing.resolver.js';
import { createAccountClosingService } from './account-closing.service.js';
import { createAccountDirectory } from './account-directory.js';
import { createPostgresAccountDirectory } from './account-directory.postgres.js';
import { createPrismaAccountStandingRepository } from './account-standing.repository.prisma.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { createAccountsPersonalData } from './accounts.personal-data.js';
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
  const directory = createAccountDirectory(
    repositories.accounts,
    createPostgresAccountDirectory(database.pool),
  );
  const standing = database.transactor((client) => ({
    standing: createPrismaAccountStandingRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
    outbox: createPrismaOutbox(client),
    audit: createPrismaAuditLog(client),
  }));
  const administration = createAccountAdministrationService({ transactor: standing, revocations, clock });
  const closing = createAccountClosingService({
    standing: createPrismaAccountStandingRepository(database.prisma),
    transactor: standing,
    passwordCheck: createPasswordCheck({
      accounts: repositories.accounts,
      passwords,
      attempts: createPostgresAttemptLimiter(database.pool, clock),
    }),
    revocations,
    accessTokenSeconds: auth.accessTokenSeconds,
    clock,
  });
  return {
    identity,
    directory,
    administration,
    closing,
    personalData: createAccountsPersonalData(database.batchPool),
    devices,
    passwords,
    revocations,
    watchSignIn: createSignInWatch({ accessTokens, revocations, clock }),
    resolvers: [
      new AccountResolver(identity),
      new AdminAccountsResolver(directory),
      new AccountAdministrationResolver(administration),
      new AccountClosingResolver(closing),
    ],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, devices),
  };
}
