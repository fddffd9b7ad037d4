import { createPrismaAuditLog } from '../../platform/audit/audit-log.prisma.js';
import type { Database, DatabaseClient } from '../../platform/database/database.js';
import { createPrismaOutbox } from '../../platform/events/outbox.prisma.js';
import { createPrismaAccountRepository } from './account.repository.prisma.js';
import { createPrismaAccountStandingRepository } from './administration/account-standing.repository.prisma.js';
import { createPrismaDeviceSignInRepository } from './device-sign-in/device-sign-in.repository.prisma.js';
import { createPrismaEmailTokenRepository } from './emails/email-token.repository.prisma.js';
import { createPrismaDeviceSessionRepository } from './sessions/device-session.repository.prisma.js';
import type { DeviceAllowance } from './sessions/session-opening.js';

export interface AccountRepositoriesDependencies {
  readonly database: Database;
  /** The device limits of accounts, read within a transaction. */
  readonly allowanceIn: (client: DatabaseClient) => DeviceAllowance;
}

export type AccountRepositories = ReturnType<typeof createPrismaAccountRepositories>;

/** The repositories of accounts, and transactions over them. */
export function createPrismaAccountRepositories({ database, allowanceIn }: AccountRepositoriesDependencies) {
  const bind = (client: DatabaseClient) => ({
    accounts: createPrismaAccountRepository(client),
    sessions: createPrismaDeviceSessionRepository(client),
    emailTokens: createPrismaEmailTokenRepository(client),
    deviceSignIns: createPrismaDeviceSignInRepository(client),
    standing: createPrismaAccountStandingRepository(client),
    allowance: allowanceIn(client),
    outbox: createPrismaOutbox(client, database.tracing),
    audit: createPrismaAuditLog(client),
  });
  return { repositories: bind(database.prisma), transactor: database.transactor(bind) };
}
