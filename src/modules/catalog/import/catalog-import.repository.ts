import type { AuditLog } from '../../../platform/audit/audit-log.js';
import type { Transactor } from '../../../platform/database/transactor.js';
import type { Outbox } from '../../../platform/events/outbox.js';
import type { Page, PageRequest } from '../../../shared/page.js';
import type { ImportedTitle, ImportOutcome, ImportProgress } from './catalog-import.js';

export interface NewImport {
  readonly id: string;
  readonly source: string;
  readonly titles: readonly ImportedTitle[];
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
}

export interface CatalogImportRepository {
  insert(wanted: NewImport): Promise<void>;
  find(id: string): Promise<ImportProgress | null>;
  /** Newest first. @throws InvalidInputError */
  list(page: PageRequest): Promise<Page<ImportProgress>>;
  /** The titles that are not processed yet. */
  remaining(id: string): Promise<readonly ImportedTitle[]>;
  /** Counts the title after the first `done`; does nothing when another worker has counted it. */
  count(id: string, done: number, key: string, outcome: ImportOutcome): Promise<void>;
  finish(id: string, now: Date): Promise<void>;
}

export type ImportTransactor = Transactor<{
  readonly imports: CatalogImportRepository;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}>;
