import type { Clock } from '../../shared/clock.js';
import { resumePositionOf, type WatchProgressProperties } from './domain/watch-progress.js';
import { type ProgressEntry, requireAcceptable } from './progress-entry.js';
import type { RecordProgress } from './progress-recorder.js';
import { type ReportCheckDependencies, requireReportable } from './report-check.js';
import {
  groupByTitle,
  isKnown,
  type ReportedTitle,
  requireKnown,
  requirePlayable,
  subjectOf,
} from './reported-title.js';
import type { WatchableTitles } from './watching-ports.js';

export interface ProgressServiceDependencies extends ReportCheckDependencies {
  readonly recordProgress: RecordProgress;
  readonly titles: WatchableTitles;
  readonly clock: Clock;
}

/** How far a profile got in each title. */
export function createProgressService(dependencies: ProgressServiceDependencies) {
  const { titles, progress, clock } = dependencies;

  const store = (profileId: string, reported: readonly ReportedTitle[]) =>
    dependencies.recordProgress({
      profileId,
      titles: reported.map(({ title, observations }) => {
        const { creditsStartSeconds } = title;
        const { titleId, seriesId, durationSeconds } = subjectOf(profileId, title);
        return { titleId, seriesId, durationSeconds, creditsStartSeconds, observations };
      }),
    });

  return {
    /**
     * Records what a player reports. Reports may be late, duplicated or out of order; the latest observation wins.
     * When this returns, the progress is on disk.
     * @param region where it is reported, ISO 3166-1 alpha-2; null if unknown
     * @returns the progress of each title, in the order of its first mention
     * @throws InvalidInputError, ServiceUnavailableError when more comes in than can be stored
     * @throws TitlesRefusedError with the titles that were not found, are above the profile's maturity limit, are not
     *   playable themselves, or are not part of the plan
     */
    async recordProgress(
      profileId: string,
      entries: readonly ProgressEntry[],
      region: string | null,
    ): Promise<WatchProgressProperties[]> {
      const now = clock.now();
      requireAcceptable(entries, now);
      const requested = await groupByTitle(titles, entries, now);
      return store(profileId, await requireReportable(dependencies, profileId, region, requested));
    },

    /**
     * Records the progress of a playback session. Whether the profile may watch the title was checked when the session
     * started; what was watched until access ends is kept, even if the title has been unpublished.
     * @throws InvalidInputError, NotFoundError when the title is not in the catalog, ServiceUnavailableError
     */
    async recordStreamed(profileId: string, entry: ProgressEntry): Promise<WatchProgressProperties | null> {
      const now = clock.now();
      requireAcceptable([entry], now);
      const requested = await groupByTitle(titles, [entry], now);
      for (const { title } of requested) requirePlayable(requireKnown(title));
      const [recorded] = await store(profileId, requested.filter(isKnown));
      return recorded ?? null;
    },

    /** Where a profile resumes a title, in seconds; 0 when it has not started the title, or has finished it. */
    async resumePosition(profileId: string, titleId: string): Promise<number> {
      const [title] = await titles.findKnown([titleId]);
      if (!title) return 0;
      const subject = subjectOf(profileId, title);
      const [found] = await progress.find([subject]);
      found?.runsFor(subject.durationSeconds);
      return found ? resumePositionOf(found.snapshot) : 0;
    },
  };
}
