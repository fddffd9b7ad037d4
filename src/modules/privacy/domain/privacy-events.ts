import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';

export type DataExportRequested = DomainEvent<
  'privacy.data_export_requested',
  { readonly accountId: string; readonly exportId: string }
>;

export function dataExportRequested(accountId: string, exportId: string, now: Date): DataExportRequested {
  return domainEvent('privacy.data_export_requested', { accountId, exportId }, now);
}
