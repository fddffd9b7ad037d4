import type { AuditLog } from '../../platform/audit/audit-log.js';
import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Actor } from '../../shared/actor.js';
import type { Clock } from '../../shared/clock.js';
import { ForbiddenError, NotFoundError, RateLimitedError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { DataExportRepository } from './data-export.repository.js';
import { type DataExport, requestDataExport } from './domain/data-export.js';
import type { DownloadLink, DownloadLinks } from './domain/download-link.js';
import { dataExportRequested } from './domain/privacy-events.js';
import type { ExportContent } from './export-content.js';

const MOST_A_DAY = 3;
const DAY_MS = 86_400_000;

export interface DataExportRepositories {
  readonly exports: DataExportRepository;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
}

export interface DataExportDependencies extends Pick<DataExportRepositories, 'exports'> {
  readonly transactor: Transactor<DataExportRepositories>;
  readonly content: ExportContent;
  readonly links: DownloadLinks;
  /** The public base URL, without a trailing slash. */
  readonly publicUrl: string;
  readonly clock: Clock;
}

/** The content of an export, as a stream. */
export interface Download {
  readonly requestedAt: Date;
  /** Compressed with gzip. */
  readonly parts: AsyncIterable<Uint8Array>;
}

export type DataExportService = ReturnType<typeof createDataExportService>;

/** Exports of all stored data of an account. */
export function createDataExportService(dependencies: DataExportDependencies) {
  const { exports, transactor, content, links, publicUrl, clock } = dependencies;

  /** Checked in the transaction of the request: an account has one pending export at a time. */
  async function requireRoom(accountId: string, repository: DataExportRepository, now: Date): Promise<void> {
    const times = await repository.findRequestTimes(accountId, new Date(now.getTime() - DAY_MS));
    const [first] = times;
    if (first === undefined || times.length <= MOST_A_DAY) return;
    throw new RateLimitedError(Math.max(1, Math.ceil((first.getTime() + DAY_MS - now.getTime()) / 1000)));
  }

  /**
   * Requests an export; returns the pending one if there is one.
   * @throws RateLimitedError after three in a day
   */
  async function request(accountId: string, actor: Actor): Promise<DataExport> {
    const now = clock.now();
    const wanted = requestDataExport(accountId, now);
    const pending = await transactor.run(async (transaction) => {
      if (!(await transaction.exports.insert(wanted))) return transaction.exports.findPending(accountId);
      await requireRoom(accountId, transaction.exports, now);
      await transaction.outbox.append([dataExportRequested(accountId, wanted.id, now)]);
      await transaction.audit.append({
        actor,
        action: 'privacy.data_export_requested',
        subject: { type: 'account', id: accountId },
        details: { exportId: wanted.id },
        occurredAt: now,
      });
      return wanted;
    });
    // The pending one may have been finished at this moment.
    return pending ?? request(accountId, actor);
  }

  return {
    request,

    /** The exports of each account, newest first. */
    exportsOf: (accountIds: readonly string[]) => exports.findByAccountIds(accountIds, clock.now()),

    /** The download URL, valid for an hour for anyone who has it. */
    downloadUrl(exportId: string): string {
      const { expires, signature } = links.create(exportId);
      return `${publicUrl}/exports/${exportId}?expires=${expires}&signature=${signature}`;
    },

    /**
     * Opens an export by a signed link; each download is audited.
     * @throws ForbiddenError when the link is invalid, NotFoundError when the export was deleted
     */
    async download(link: DownloadLink, actor: Actor): Promise<Download> {
      if (!links.holds(link))
        throw new ForbiddenError('This link is not valid, or no longer valid. Request a new one.');
      const found = isId(link.exportId) ? await exports.find(link.exportId) : null;
      const now = clock.now();
      if (found === null || found.sizeBytes === null || found.expiresAt <= now) {
        throw new NotFoundError('The export');
      }
      const { id, accountId, sizeBytes, requestedAt } = found;
      await transactor.run(({ audit }) =>
        audit.append({
          actor,
          action: 'privacy.data_export_downloaded',
          subject: { type: 'account', id: accountId },
          details: { exportId: id },
          occurredAt: now,
        }),
      );
      return { requestedAt, parts: content.read(id, sizeBytes) };
    },
  };
}
