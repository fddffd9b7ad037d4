import type { Database } from '../../../platform/database/database.js';
import type { Clock } from '../../../shared/clock.js';
import type { AccountRepositories } from '../account-repositories.prisma.js';
import type { PasswordCheck } from '../passwords/password-check.js';
import type { SessionRevocations } from '../sessions/session-revocations.js';
import { createAccountAdministrationService } from './account-administration.service.js';
import { createAccountClosingService } from './account-closing.service.js';
import { createAccountDirectory } from './account-directory.js';
import { createPostgresAccountDirectory } from './account-directory.postgres.js';

export interface AdministrationDependencies extends AccountRepositories {
  readonly database: Pick<Database, 'readPool'>;
  readonly auth: { readonly accessTokenSeconds: number };
  readonly passwordCheck: PasswordCheck;
  readonly revocations: SessionRevocations;
  readonly clock: Clock;
}

/** Wires the directory of accounts, their roles and suspension, and their closing. */
export function createAdministration(dependencies: AdministrationDependencies) {
  const { database, repositories, auth } = dependencies;
  return {
    directory: createAccountDirectory(
      repositories.accounts,
      createPostgresAccountDirectory(database.readPool),
    ),
    administration: createAccountAdministrationService(dependencies),
    closing: createAccountClosingService({
      ...dependencies,
      standing: repositories.standing,
      accessTokenSeconds: auth.accessTokenSeconds,
    }),
  };
}
