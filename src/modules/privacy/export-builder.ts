import type { Clock } from '../../shared/clock.js';
import type { PersonalDataSource } from '../../shared/personal-data.js';
import type { DataExportRepository } from './data-export.repository.js';
import type { ExportContent } from './export-content.js';
import { writeExport } from './export-document.js';

export interface ExportBuilderDependencies {
  readonly exports: DataExportRepository;
  readonly content: ExportContent;
  readonly sources: readonly PersonalDataSource[];
  readonly profileIdsOf: (accountId: string) => Promise<readonly string[]>;
  readonly clock: Clock;
}

export interface ExportProgress {
  readonly signal: AbortSignal;
  readonly reportProgress: (fraction: number) => Promise<void>;
}

export type ExportBuilder = ReturnType<typeof createExportBuilder>;

/** Collects the data of an account from all modules. */
export function createExportBuilder(dependencies: ExportBuilderDependencies) {
  const { exports, content, sources, profileIdsOf, clock } = dependencies;
  let last: Promise<unknown> = Promise.resolve();

  async function build(exportId: string, { signal, reportProgress }: ExportProgress): Promise<void> {
    const wanted = await exports.find(exportId);
    if (wanted?.state !== 'PENDING') return;
    const { accountId } = wanted;
    const subject = { accountId, profileIds: await profileIdsOf(accountId) };
    const exportedAt = clock.now();
    await content.store(
      exportId,
      writeExport({ sources, subject, exportedAt, onProgress: reportProgress, signal }),
    );
  }

  return {
    /**
     * Builds a pending export; does nothing for others. A process builds one at a time, because each holds two of the
     * few connections for long statements.
     */
    build(exportId: string, progress: ExportProgress): Promise<void> {
      const built = last.then(() => build(exportId, progress));
      last = built.catch(() => undefined);
      return built;
    },
  };
}
