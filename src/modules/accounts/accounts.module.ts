import type { AttemptLimiter } from '../../platform/attempts/attempt-limiter.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { OutboxRelay } from '../../platform/events/outbox-relay.js';
import type { JobQueue } from '../../platform/jobs/job-queue.js';
import type { JobWorkers } from '../../platform/jobs/job-workers.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import type { RedisChannels } from '../../platform/redis/redis-channels.js';
import type { RedisClient } from '../../platform/redis/redis-client.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import type { Clock } from '../../shared/clock.js';
import { createPrismaAccountRepositories } from './account-repositories.prisma.js';
import { registerAccountsJobs } from './accounts.jobs.js';
import { createAccountsLoaders } from './accounts.loaders.js';
import { createAccountsPersonalData } from './accounts.personal-data.js';
import { AccountResolver } from './accounts.resolver.js';
import { accountsRules } from './accounts.rules.js';
import { createPostgresAccountsCleanup } from './accounts-cleanup.postgres.js';
import {
  AccountAdministrationResolver,
  AdminAccountsResolver,
} from './administration/account-administration.resolver.js';
import { createAdministration } from './administration/account-administration-wiring.js';
import { AccountClosingResolver } from './administration/account-closing.resolver.js';
import { DeviceSignInResolver } from './device-sign-in/device-sign-in.resolver.js';
import { createDeviceSignIn } from './device-sign-in/device-sign-in-wiring.js';
import { EmailVerificationResolver } from './emails/email-verification.resolver.js';
import { createEmails } from './emails/email-wiring.js';
import { serveAccountPages } from './emails/serve-account-pages.js';
import { createIdentityService } from './identity.service.js';
import { observeEvents } from './observed-events.js';
import { PasswordResolver } from './passwords/password.resolver.js';
import { createPasswords } from './passwords/password-wiring.js';
import { AccountDevicesResolver, DeviceResolver } from './sessions/device.resolver.js';
import type { DeviceAllowance } from './sessions/session-opening.js';
import { createSessions } from './sessions/session-wiring.js';
import { type AddressLimits, createSignInThrottle } from './sign-in-throttle.js';

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

/** Wires accounts, device sessions, and e-mails to accounts. */
export function createAccounts(dependencies: AccountsDependencies) {
  const { database, auth, attempts, publicUrl, clock } = dependencies;
  const shared = { ...dependencies, ...createPrismaAccountRepositories(dependencies) };
  const throttle = createSignInThrottle(attempts, auth);
  const { accessTokens, sessionOpening, ...sessions } = createSessions(shared);
  const { devices, deviceLimit, revocations, tokenRotation } = sessions;
  const passwords = createPasswords({ ...shared, throttle, revocations });
  const identity = createIdentityService({
    accounts: shared.repositories.accounts,
    transactor: shared.transactor,
    throttle,
    choice: passwords.choice,
    sessionOpening,
    devices,
    accessTokens,
    passwords: passwords.hasher,
    clock,
  });
  const { mail, verification } = createEmails(shared);
  const { deviceSignIn, deviceApproval } = createDeviceSignIn({ ...shared, sessionOpening });
  const { directory, administration, closing } = createAdministration({
    ...shared,
    passwordCheck: passwords.check,
    revocations,
  });
  return {
    ...sessions,
    identity,
    mail,
    directory,
    administration,
    closing,
    deviceSignIn,
    passwords: passwords.hasher,
    passwordCheck: passwords.check,
    personalData: createAccountsPersonalData(database.batchPool),
    resolvers: [
      new AccountResolver(identity, tokenRotation),
      new AdminAccountsResolver(directory),
      new AccountAdministrationResolver(administration),
      new AccountClosingResolver(closing),
      new EmailVerificationResolver(verification),
      new PasswordResolver(passwords.reset, passwords.change),
      new DeviceResolver(devices, identity),
      new AccountDevicesResolver(),
      new DeviceSignInResolver(deviceSignIn, deviceApproval, `${publicUrl}/link`),
    ],
    rules: accountsRules,
    createLoaders: () => createAccountsLoaders(identity, devices),
    /** Serves HTTP routes for browsers. */
    servePages: serveAccountPages,
    observe: (relay: OutboxRelay, jobs: JobQueue) => observeEvents(relay, jobs, deviceLimit),
    work(workers: JobWorkers) {
      const cleanup = createPostgresAccountsCleanup(database.batchPool, attempts);
      registerAccountsJobs(workers, { mail, cleanup, clock });
    },
  };
}
