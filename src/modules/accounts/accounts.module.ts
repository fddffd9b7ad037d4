import type { Redis } from 'ioredis';
import { createPostgresAttemptLimiter } from '../../platform/attempts/attempt-limiter.postgres.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { createJoseAccessTokens } from './access-token.jose.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { AccountResolver } from './accounts.resolver.js';
import { accountsRules } from './accounts.rules.js';
import { AccountDevicesResolver, DeviceResolver } from './device.resolver.js';
import { createDeviceService } from './device.service.js';
import { createDeviceCodes } from './device-codes.js';
import { createDeviceLimitService } from './device-limit.service.js';
import { createPrismaDeviceSessionRepository } from './device-session.repository.prisma.js';
import { registerDeviceSignInJobs } from './device-sign-in.jobs.js';
import { createPrismaDeviceSignInRepository } from './device-sign-in.repository.prisma.js';
import { DeviceSignInResolver } from './device-sign-in.resolver.js';
import { createDeviceSignInService } from './device-sign-in.service.js';
import { createIdentityService } from './identity.service.js';
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
  /** Where clients reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** On how many devices an account may be signed in, as a transaction sees it. */
  readonly allowanceIn: (client: DatabaseClient) => DeviceAllowance;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often to look for sessions that ended and of which no message told. */
  readonly revocationPollMs?: number;
}

/** What subscriptions tell of, as far as devices depend on it. */
type SubscriptionChanged = DomainEvent<'subscriptions.subscription_changed', { readonly accountId: string }>;

/** Wires accounts and device sessions. */
export function createAccounts(dependencies: AccountsDependencies) {
  const { database, redis, channels, prefix, auth, clock, logger } = dependencies;
  const bind = (client: DatabaseClient) => ({
    accounts: createPrismaAccountRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
    deviceSignIns: createPrismaDeviceSignInRepository(client),
    allowance: dependencies.allowanceIn(client),
    audit: createPrismaAuditLog(client),
    outbox: createPrismaOutbox(client),
  });
  const repositories = bind(database.prisma);
  const transactor = database.transactor(bind);
  const passwords = createArgon2PasswordHasher();
  const revocations = createRedisSessionRevocations({
    redis,
    channels,
    prefix,
    accessTokenSeconds: auth.accessTokenSeconds,
    readChanges: (since, most) => repositories.sessions.findChangedSince(since, most),
    clock,
    logger,
    ...(dependencies.revocationPollMs === undefined ? {} : { pollMs: dependencies.revocationPollMs }),
  });
  const accessTokens = createJoseAccessTokens({
    secret: auth.secret,
    lifetimeSeconds: auth.accessTokenSeconds,
    clock,
    isRevoked: revocations.isRevoked,
  });
  const refreshTokens = createRefreshTokens(auth.secret);
  const sessionOpening = createSessionOpening({
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
    revocations,
    sessionOpening,
    devices,
    accessTokens,
    refreshTokens,
    passwords,
    clock,
  });
  const deviceLimit = createDeviceLimitService({ transactor, revocations, clock });
  const deviceSignIn = createDeviceSignInService({
    deviceSignIns: repositories.deviceSignIns,
    transactor,
    sessionOpening,
    codes: createDeviceCodes(auth.secret),
    attempts: createPostgresAttemptLimiter(database.pool, clock),
    clock,
  });
  return {
    identity,
    devices,
    deviceLimit,
    deviceSignIn,
    passwords,
    revocations,
    watchSignIn: createSignInWatch({ accessTokens, revocations, clock }),
    resolvers: [
      new AccountResolver(identity),
      new DeviceResolver(devices, identity),
      new AccountDevicesResolver(),
      new DeviceSignInResolver(deviceSignIn, `${dependencies.publicUrl}/link`),
    ],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, devices),
    observe(relay: OutboxRelay) {
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async ({ payload }) => {
        await deviceLimit.enforce(payload.accountId);
      });
    },
    work(workers: JobWorkers) {
      registerDeviceSignInJobs(workers, deviceSignIn);
    },
  };
}
