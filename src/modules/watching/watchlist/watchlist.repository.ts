import type { Page, PageRequest } from '../../../shared/page.js';
import type { Audience } from '../../catalog/index.js';
import type { LimitedTitleOfProfile, TitleOfProfile } from '../title-of-profile.js';

export interface WatchlistItem {
  readonly profileId: string;
  readonly titleId: string;
  readonly addedAt: Date;
}

export interface WatchlistRepository {
  /** What is published and may be seen by this audience; the latest added first. */
  list(profileId: string, audience: Audience, page: PageRequest): Promise<Page<WatchlistItem>>;
  /** Which of these are on the lists of their profiles, published and for their ages; in any order. */
  findListed(asked: readonly LimitedTitleOfProfile[]): Promise<TitleOfProfile[]>;
  /** What is on the list already stays where it is. @throws WatchlistFullError */
  add(item: WatchlistItem): Promise<void>;
  /** Does nothing where it is not on the list. */
  remove(profileId: string, titleId: string, now: Date): Promise<void>;
}
