import type { Database, DatabaseClient } from '../../platform/database/database.js';
import type { Clock } from '../../shared/clock.js';
import { createPrismaProfileRepository } from './profile.repository.prisma.js';
import { createProfileService, type ProfileAllowance, type ProfileCache } from './profile.service.js';
import { createProfilesLoaders } from './profiles.loaders.js';
import { createProfilesPersonalData, profileIdsOf } from './profiles.personal-data.js';
import {
  AccountProfilesResolver,
  AdminAccountProfilesResolver,
  ProfileResolver,
} from './profiles.resolver.js';
import { profilesRules } from './profiles.rules.js';

export interface ProfilesDependencies {
  readonly database: Database;
  readonly cache: ProfileCache;
  readonly allowance: ProfileAllowance;
  readonly clock: Clock;
}

/** Wires the people behind an account. */
export function createProfiles({ database, cache, allowance, clock }: ProfilesDependencies) {
  const bind = (client: DatabaseClient) => ({ profiles: createPrismaProfileRepository(client) });
  const service = createProfileService({
    profiles: createPrismaProfileRepository(database.prisma),
    cache,
    transactor: database.transactor(bind),
    allowance,
    clock,
  });
  return {
    service,
    resolvers: [
      new ProfileResolver(service),
      new AccountProfilesResolver(),
      new AdminAccountProfilesResolver(),
    ],
    rules: profilesRules,
    personalData: createProfilesPersonalData(database.batchPool),
    profileIdsOf: (accountId: string) => profileIdsOf(database.pool, accountId),
    createLoaders: () => createProfilesLoaders(service),
  };
}
