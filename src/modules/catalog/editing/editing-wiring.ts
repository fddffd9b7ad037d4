import { createPrismaAuditLog } from '../../../platform/audit/audit-log.prisma.js';
import type { Database } from '../../../platform/database/database.js';
import { createPrismaOutbox } from '../../../platform/events/outbox.prisma.js';
import type { Clock } from '../../../shared/clock.js';
import { createPrismaCatalogShelfRepository } from './catalog-shelf.repository.prisma.js';
import { createCatalogShelfService } from './catalog-shelf.service.js';
import { createSeriesEditingService } from './series-editing.service.js';
import { createAddTitle } from './title-adding.js';
import { createTitleChanges } from './title-changes.js';
import { createPrismaTitleEditingRepository } from './title-editing.repository.prisma.js';
import { createTitleEditingService } from './title-editing.service.js';

export interface EditingDependencies {
  readonly database: Database;
  /** Publishes changes of titles to all processes; called after the commit. */
  readonly forget: (titleIds: readonly string[]) => Promise<void>;
  readonly clock: Clock;
}

/** Wires the editing of titles and series, and the shelf on which editors find them. */
export function createEditing({ database, forget, clock }: EditingDependencies) {
  const transactor = database.transactor((client) => ({
    titles: createPrismaTitleEditingRepository(client),
    audit: createPrismaAuditLog(client),
    outbox: createPrismaOutbox(client, database.tracing),
  }));
  const changes = createTitleChanges({ transactor, forget, clock });
  const addTitle = createAddTitle({ changes, clock });
  return {
    changes,
    editing: createTitleEditingService({ changes, addTitle }),
    seriesEditing: createSeriesEditingService({ changes, addTitle, clock }),
    shelf: createCatalogShelfService(createPrismaCatalogShelfRepository(database.prisma, database.pool)),
  };
}
