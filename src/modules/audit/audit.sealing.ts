import type { SealedTable } from '../../platform/seals/sealed-table.js';

/** The columns that a seal covers, in this order: all of them. */
export const SEALED_AUDIT_ENTRIES: SealedTable = {
  name: 'audit_entries',
  fields: [
    { column: 'id' },
    { column: 'actor_id' },
    { column: 'action' },
    { column: 'subject_type' },
    { column: 'subject_id' },
    { column: 'before' },
    { column: 'after' },
    { column: 'details' },
    { column: 'address' },
    { column: 'session_id' },
    { column: 'request_id' },
    { column: 'occurred_at', isInstant: true },
  ],
};
