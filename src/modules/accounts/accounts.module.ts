import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../platform/redis/redis-client.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { queueAccountEmails, registerAccountsJobs } from './accounts.jobs.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { createAccountsPersonalData } from './accounts.personal-data.js';
import { AccountResolver } from './accounts.resolver.js';
import { accountsRules } from './accounts.rules.js';
import { createPostgresAccountsCleanup } from './accounts-cleanup.postgres.js';
import {
  AccountAdministrationResolver,
  AdminAccountsResolver,
} from './administration/account-administration.resolver.js';
import { createAccountAdministrationService } from './administration/account-administration.service.js';
import { AccountClosingResolver } from './administration/account-closing.resolver.js';
import { createAccountClosingService } from './administration/account-closing.service.js';
import { createAccountDirectory } from './administration/account-directory.js';
import { createPostgresAccountDirectory } from './administration/account-directory.postgres.js';
import { createPrismaAccountStandingRepository } from './administration/account-standing.repository.prisma.js';
import { createDeviceApprovalService } from './device-sign-in/device-approval.service.js';
import { createDeviceCodes } from './device-sign-in/device-codes.js';
import { createPrismaDeviceSignInRepository } from './device-sign-in/device-sign-in.repository.prisma.js';
import { DeviceSignInResolver } from './device-sign-in/device-sign-in.resolver.js';
import { createDeviceSignInService } from './device-sign-in/device-sign-in.service.js';
import { createAccountLinks } from './emails/account-links.js';
import { createAccountMailService } from './emails/account-mail.service.js';
import { createPrismaEmailTokenRepository } from './emails/email-token.repository.prisma.js';
import { EmailVerificationResolver } from './emails/email-verification.resolver.js';
import { createEmailVerificationService } from './emails/email-verification.service.js';
import { serveAccountPages } from './emails/serve-account-pages.js';
import { createIdentityService } from './identity.service.js';
import { createZxcvbnCommonPasswords } from './passwords/common-passwords.zxcvbn.js';
import { PasswordResolver } from './passwords/password.resolver.js';
import { createPasswordService } from './passwords/password.service.js';
import { createPasswordCheck } from './passwords/password-check.js';
import { createPasswordChoice } from './passwords/password-choice.js';
import { createArgon2PasswordHasher } from './passwords/password-hasher.argon2.js';
import { AccountDevicesResolver, DeviceResolver } from './sessions/device.resolver.js';
import { createDeviceService } from './sessions/device.service.js';
import { createDeviceLimitService } from './sessions/device-limit.service.js';
import { createPrismaDeviceSessionRepository } from './sessions/device-session.repository.prisma.js';
import { createSessionOpening, type DeviceAllowance } from './sessions/session-opening.js';
import { createRedisSessionRevocations } from './sessions/session-revocations.redis.js';
import { createSignInWatch } from './sessions/sign-in-watch.js';
import { createPostgresTokenRotationRepository } from './sessions/token-rotation.repository.postgres.js';
import { createTokenRotationService } from './sessions/token-rotation.service.js';
import { type AddressLimits, createSignInThrottle } from './sign-in-throttle.js';
import { createJoseAccessTokens } from './tokens/access-token.jose.js';
import { createRefreshTokens } from './tokens/refresh-token.js';
import { createSigningKeys } from './tokens/signing-key-wiring.js';

export interface AccountsDependencies extends AccountPolls {
  readonly database: Database;
  readonly redis: RedisClient;
  readonly channels: RedisChannels;
  /** The prefix of all keys and channels. */
  readonly prefix: string;
  readonly auth: AddressLimits & {
    readonly secret: string;
    readonly accessTokenSeconds: number;
    readonly refreshTokenDays: number;
  };
  readonly mailer: Mailer;
  readonly attempts: AttemptLimiter;
  /** The public base URL, without a trailing slash. */
  readonly publicUrl: string;
  /** The device limits of accounts, read within a transaction. */
  readonly allowanceIn: (client: DatabaseClient) => DeviceAllowance;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How often to poll for changes whose message was lost. */
export interface AccountPolls {
  /** For sessions that ended. */
  readonly revocationPollMs?: number;
  /** For signing keys that changed. */
  readonly signingKeyReloadMs?: number;
}

/** The events of subscriptions that affect devices. */
type SubscriptionChanged = DomainEvent<'subscriptions.subscription_changed', { readonly accountId: string }>;

/** Wires accounts, device sessions, and e-mails to accounts. */
export function createAccounts(dependencies: AccountsDependencies) {
  const { database, redis, channels, prefix, auth, attempts, clock, logger } = dependencies;
  const bind = (client: DatabaseClient) => ({
    accounts: createPrismaAccountRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
    emailTokens: createPrismaEmailTokenRepository(client),
    deviceSignIns: createPrismaDeviceSignInRepository(client),
    standing: createPrismaAccountStandingRepository(client),
    allowance: dependencies.allowanceIn(client),
    outbox: createPrismaOutbox(client, database.tracing),
    audit: createPrismaAuditLog(client),
  });
  const repositories = bind(database.prisma);
  const transactor = database.transactor(bind);
  const passwords = createArgon2PasswordHasher();
  const choice = createPasswordChoice(createZxcvbnCommonPasswords());
  const throttle = createSignInThrottle(attempts, auth);
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
  const signingKeys = createSigningKeys(dependencies);
  const accessTokens = createJoseAccessTokens({
    keys: signingKeys.ring,
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
    accounts: repositories.accounts,
    transactor,
    throttle,
    choice,
    sessionOpening,
    devices,
    accessTokens,
    passwords,
    clock,
  });
  const tokenRotation = createTokenRotationService({
    ...repositories,
    rotation: createPostgresTokenRotationRepository(database.pool),
    transactor,
    revocations,
    sessionOpening,
    devices,
    refreshTokens,
    clock,
  });
  const directory = createAccountDirectory(
    repositories.accounts,
    createPostgresAccountDirectory(database.readPool),
  );
  const administration = createAccountAdministrationService({ transactor, revocations, clock });
  const passwordCheck = createPasswordCheck({ accounts: repositories.accounts, passwords, attempts });
  const closing = createAccountClosingService({
    standing: repositories.standing,
    transactor,
    passwordCheck,
    revocations,
    accessTokenSeconds: auth.accessTokenSeconds,
    clock,
  });
  const verification = createEmailVerificationService({ ...repositories, transactor, attempts, clock });
  const password = createPasswordService({
    ...repositories,
    transactor,
    attempts,
    throttle,
    choice,
    passwords,
    revocations,
    clock,
  });
  const mail = createAccountMailService({
    ...repositories,
    attempts,
    mailer: dependencies.mailer,
    links: createAccountLinks(dependencies.publicUrl),
    clock,
  });
  const cleanup = createPostgresAccountsCleanup(database.batchPool, attempts);
  const deviceLimit = createDeviceLimitService({ transactor, revocations, clock });
  const deviceCodes = createDeviceCodes(auth.secret);
  const deviceSignIn = createDeviceSignInService({
    deviceSignIns: repositories.deviceSignIns,
    transactor,
    sessionOpening,
    codes: deviceCodes,
    attempts,
    clock,
  });
  const deviceApproval = createDeviceApprovalService({
    deviceSignIns: repositories.deviceSignIns,
    transactor,
    codes: deviceCodes,
    attempts,
    clock,
  });
  return {
    identity,
    tokenRotation,
    mail,
    directory,
    administration,
    closing,
    personalData: createAccountsPersonalData(database.batchPool),
    devices,
    deviceLimit,
    deviceSignIn,
    passwords,
    passwordCheck,
    revocations,
    signingKeys,
    watchSignIn: createSignInWatch({ accessTokens, revocations, keys: signingKeys.ring, clock }),
    resolvers: [
      new AccountResolver(identity, tokenRotation),
      new AdminAccountsResolver(directory),
      new AccountAdministrationResolver(administration),
      new AccountClosingResolver(closing),
      new EmailVerificationResolver(verification),
      new PasswordResolver(password),
      new DeviceResolver(devices, identity),
      new AccountDevicesResolver(),
      new DeviceSignInResolver(deviceSignIn, deviceApproval, `${dependencies.publicUrl}/link`),
    ],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, devices),
    /** Serves HTTP routes for browsers. */
    servePages: serveAccountPages,
    /** Handles events after their commit: sends e-mails, and enforces the device limit of a smaller plan. */
    observe(relay: OutboxRelay, jobs: JobQueue) {
      queueAccountEmails(relay, jobs);
      relay.on<SubscriptionChanged>('subscriptions.subscription_changed', async ({ payload }) => {
        await deviceLimit.enforce(payload.accountId);
      });
    },
    work(workers: JobWorkers) {
      registerAccountsJobs(workers, { mail, cleanup, clock });
    },
  };
}
