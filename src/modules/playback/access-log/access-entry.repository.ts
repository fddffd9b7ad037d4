import type { Page, PageRequest } from '../../../shared/page.js';
import type { AccessEntry, AccessEvent } from './access-log.js';

/** An access as it is stored. */
export interface StoredAccess extends Omit<AccessEntry, 'address'> {
  /** What is left of the address: IPv4 /24, IPv6 /48. */
  readonly network: string | null;
}

/** What is left out is not asked for. */
export interface AccessFilter {
  readonly accountId?: string | null | undefined;
  readonly profileId?: string | null | undefined;
  readonly playbackSessionId?: string | null | undefined;
  readonly titleId?: string | null | undefined;
  readonly event?: AccessEvent | null | undefined;
  /** At this moment or later. */
  readonly from?: Date | null | undefined;
  /** Before this moment. */
  readonly to?: Date | null | undefined;
}

export interface AccessEntryRepository {
  /** Adds entries, all or none, each once however often it comes. */
  store(entries: readonly StoredAccess[]): Promise<void>;
  /** The latest first. */
  list(filter: AccessFilter, page: PageRequest): Promise<Page<StoredAccess>>;
}
