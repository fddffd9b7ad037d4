import type { Page, PageRequest } from '../../../shared/page.js';
import type { Audience } from '../../catalog/index.js';
import type { LimitedTitleOfProfile, TitleOfProfile } from '../title-of-profile.js';

export interface WatchlistItem {
  readonly profileId: string;
  readonly titleId: string;
  readonly addedAt: Date;
}

export interface WatchlistRepository {
  /** The published titles that this audience may see; latest added first. */
  list(profileId: string, audience: Audience, page: PageRequest): Promise<Page<WatchlistItem>>;
  /** Which of these are on their profiles' lists, published, and within their maturity limits; in any order. */
  findListed(asked: readonly LimitedTitleOfProfile[]): Promise<TitleOfProfile[]>;
  /** A title that is already listed keeps its position. @throws WatchlistFullError */
  add(item: WatchlistItem): Promise<void>;
  /** Does nothing when it is not listed. */
  remove(profileId: string, titleId: string, now: Date): Promise<void>;
}
