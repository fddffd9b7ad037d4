import type { ProfileHistory } from './domain/taste.js';
import type { TitleIndex } from './domain/title-index.js';
import type { Feedback } from './learning/feedback.js';

/** What profiles watched and liked. */
export interface InteractionRepository {
  /** What recommending uses of a history: the latest 200 interactions, and everything known to the profile. */
  historyOf(profileId: string): Promise<ProfileHistory>;
  /**
   * Differs when a title was started, finished, rated or forgotten since. A position within a title
   * does not count: a heartbeat is no reason to recommend anew.
   */
  versionOf(profileId: string): Promise<string>;
  /** The number of new watches and likes after an instant, without changes of watchlists. */
  countSince(instant: Date): Promise<number>;
  /**
   * Everybody's interactions with titles of the index, each title of a viewer once, with its latest time and its greatest weight. Viewers are numbered as they come,
   * and nothing else is told of them. Takes 20 bytes an interaction.
   * @param longestHistory of a longer history the latest titles count
   */
  readFeedback(titles: TitleIndex, longestHistory: number): Promise<Feedback>;
}
