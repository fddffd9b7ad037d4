import type { Page, PageRequest } from '../../../shared/page.js';
import type { LimitedTitleOfProfile, TitleOfProfile } from '../title-of-profile.js';

export interface WatchlistItem {
  readonly profileId: string;
  readonly titleId: string;
  readonly addedAt: Date;
}

export interface WatchlistRepository {
  /** What is published and for this age, in years; the latest added first. */
  list(profileId: string, maturityLimit: number, page: PageRequest): Promise<Page<WatchlistItem>>;
  /** Which of these are on the lists of their profiles, as `list` shows them; in any order. */
  findListed(asked: readonly LimitedTitleOfProfile[]): Promise<TitleOfProfile[]>;
  /** What is on the list already stays where it is. @throws WatchlistFullError */
  add(item: WatchlistItem): Promise<void>;
  /** Does nothing where it is not on the list. */
  remove(profileId: string, titleId: string, now: Date): Promise<void>;
}
