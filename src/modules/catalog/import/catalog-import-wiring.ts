import { createPrismaAuditLog } from '../../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../../platform/database/database.js';
import type { LiveTopics } from '../../../platform/events/live-topics.js';
import { createPrismaOutbox } from '../../../platform/events/outbox.prisma.js';
import type { Clock } from '../../../shared/clock.js';
import { domainEvent } from '../../../shared/domain-event.js';
import type { TitleChanges } from '../editing/title-changes.js';
import { createPrismaCatalogImportRepository } from './catalog-import.repository.prisma.js';
import { importProgressTopic } from './catalog-import.resolver.js';
import { createCatalogImportService } from './catalog-import.service.js';
import { createTitleImporter } from './title-importer.js';

export interface CatalogImportsDependencies {
  readonly database: Database;
  readonly liveTopics: LiveTopics;
  readonly changes: TitleChanges;
  readonly clock: Clock;
}

/** Wires the import of titles into the catalog. */
export function createCatalogImports({ database, liveTopics, changes, clock }: CatalogImportsDependencies) {
  return createCatalogImportService({
    transactor: database.transactor((client) => ({
      imports: createPrismaCatalogImportRepository(client),
      audit: createPrismaAuditLog(client),
      outbox: createPrismaOutbox(client, database.tracing),
    })),
    imports: createPrismaCatalogImportRepository(database.prisma),
    importer: createTitleImporter({ changes, clock }),
    announce: ({ id }) =>
      liveTopics.publish(
        importProgressTopic,
        id,
        domainEvent('catalog.import_progressed', { importId: id }, clock.now()),
      ),
    clock,
  });
}
