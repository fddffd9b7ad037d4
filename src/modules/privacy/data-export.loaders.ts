import DataLoader from 'dataloader';
import type { DataExportService } from './data-export.service.js';
import type { DataExport } from './domain/data-export.js';

export interface DataExportLoaders {
  readonly dataExportsByAccountId: DataLoader<string, readonly DataExport[]>;
}

/** The part of an operation's context with the loaders of this module. */
export interface PrivacyContext {
  readonly loaders: DataExportLoaders;
}

export function createDataExportLoaders(exports: DataExportService): DataExportLoaders {
  return { dataExportsByAccountId: new DataLoader((ids) => exports.exportsOf(ids)) };
}
