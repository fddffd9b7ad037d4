import type { InteractionMatrix } from './domain/interaction-matrix.js';
import type { ProfileHistory } from './domain/taste.js';
import type { TitleIndex } from './domain/title-index.js';

/** What profiles watched and liked. */
export interface InteractionRepository {
  /** What recommending uses of a history: the latest 200 interactions, and everything known to the profile. */
  historyOf(profileId: string): Promise<ProfileHistory>;
  /**
   * Differs when a title was started, finished, rated or forgotten since. A position within a title
   * does not count: a heartbeat is no reason to recommend anew.
   */
  versionOf(profileId: string): Promise<string>;
  /**
   * Everybody's interactions with titles of the index, in memory that grows by eight bytes each.
   * @param longestHistory of a longer history the latest titles count
   */
  readMatrix(titles: TitleIndex, longestHistory: number): Promise<InteractionMatrix>;
}
