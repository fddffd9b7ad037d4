import type { ProfileHistory } from './domain/taste.js';
import type { TitleIndex } from './domain/title-index.js';
import type { Feedback } from './learning/feedback.js';

/** What profiles watched, rated and listed. */
export interface InteractionRepository {
  /** The latest 1,000 interactions of a profile, and all titles it knows. */
  historyOf(profileId: string): Promise<ProfileHistory>;
  /**
   * Changes when a title is started, finished, rated or listed, and when any of these is removed. Positions within a
   * title do not count: a heartbeat should not recompute recommendations.
   */
  versionOf(profileId: string): Promise<string>;
  /** The number of new watches and likes after an instant, without changes of watchlists. */
  countSince(instant: Date): Promise<number>;
  /**
   * The interactions of all profiles with titles of the index, each title of a viewer once, with its latest time and
   * greatest weight. Viewers are numbered in the order they are read, and stay anonymous. Takes 20 bytes an
   * interaction.
   * @param longestHistory the most titles of a viewer; the latest ones are used
   */
  readFeedback(titles: TitleIndex, longestHistory: number): Promise<Feedback>;
}
