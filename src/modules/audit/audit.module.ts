import type { Rules } from '../../graphql/rules.js';
import type { Database } from '../../platform/database/database.js';
import { createAuditPersonalData } from './audit.personal-data.js';
import { AuditResolver } from './audit.resolver.js';
import { createAuditService } from './audit.service.js';
import { createPostgresAuditEntryRepository } from './audit-entry.repository.postgres.js';

/** Fields below `admin` need no rules of their own. */
const rules: Rules = { Query: {}, Mutation: {}, Subscription: {} };

/** Wires the reading of the audit log. Writing it is part of every change: see platform/audit. */
export function createAudit({ database }: { readonly database: Database }) {
  const service = createAuditService(createPostgresAuditEntryRepository(database.readPool));
  return {
    resolvers: [new AuditResolver(service)],
    rules,
    personalData: createAuditPersonalData(database.batchPool),
  };
}
