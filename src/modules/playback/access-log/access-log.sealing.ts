import type { SealedTable } from '../../../platform/seals/sealed-table.js';

/** The columns that a seal covers, in this order: all of them. */
export const SEALED_ACCESS_ENTRIES: SealedTable = {
  name: 'access_entries',
  fields: [
    { column: 'id' },
    { column: 'event' },
    { column: 'reason' },
    { column: 'account_id' },
    { column: 'profile_id' },
    { column: 'device_session_id' },
    { column: 'playback_session_id' },
    { column: 'title_id' },
    { column: 'network' },
    { column: 'request_id' },
    { column: 'occurred_at', isInstant: true },
  ],
};
