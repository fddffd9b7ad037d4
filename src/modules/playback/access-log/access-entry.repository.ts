import type { Page, PageRequest } from '../../../shared/page.js';
import type { AccessEntry, AccessEvent } from './access-log.js';

/** An access as it is stored. */
export interface StoredAccess extends Omit<AccessEntry, 'address'> {
  /** The truncated address: IPv4 /24, IPv6 /48. */
  readonly network: string | null;
}

/** Omitted fields do not filter. */
export interface AccessFilter {
  readonly accountId?: string | null | undefined;
  readonly profileId?: string | null | undefined;
  readonly playbackSessionId?: string | null | undefined;
  readonly titleId?: string | null | undefined;
  readonly event?: AccessEvent | null | undefined;
  /** Inclusive. */
  readonly from?: Date | null | undefined;
  /** Exclusive. */
  readonly to?: Date | null | undefined;
}

export interface AccessEntryRepository {
  /** Adds entries, all or none. Idempotent. */
  store(entries: readonly StoredAccess[]): Promise<void>;
  /** Newest first. */
  list(filter: AccessFilter, page: PageRequest): Promise<Page<StoredAccess>>;
}
