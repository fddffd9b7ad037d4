import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { PageRequest } from '../../shared/page.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import type { ContinueWatchingRepository } from './continue-watching.repository.js';
import { halfStarsOf, type Opinion, type Rating } from './domain/rating.js';
import { resumePositionOf, type WatchProgressProperties } from './domain/watch-progress.js';
import { MaturityRestrictedError } from './domain/watching-errors.js';
import { ratingRemoved, titleRated } from './domain/watching-events.js';
import type { RecordProgress } from './progress-recorder.js';
import type { RatingRepository } from './rating.repository.js';
import type { WatchHistoryRepository } from './watch-history.repository.js';
import type { WatchProgressRepository } from './watch-progress.repository.js';
import { wholeTitleIdOf } from './whole-title.js';

/** The most reports a player may send at once, such as after being offline. */
export const MOST_ENTRIES = 100;
const OLDEST_MS = 365 * 86_400_000;

export interface ProgressEntry {
  readonly titleId: string;
  readonly positionSeconds: number;
  readonly observedAt: Date;
  readonly sequence: number;
}

export interface WatchableTitle {
  readonly id: string;
  /** Of an episode, the series that it is of. */
  readonly seriesId: string | null;
  readonly requiredTier: PlanTier | null;
  readonly playableSeconds: number | null;
  readonly creditsStartSeconds: number | null;
  isSuitableFor(maturityLimit: number): boolean;
}

/** The catalog, as far as watching needs it. */
export interface WatchableTitles {
  findPublished(ids: readonly string[]): Promise<(WatchableTitle | null)[]>;
}

/** What the account behind a profile may watch. */
export interface Entitlements {
  entitlementOf(accountId: string): Promise<{ requireTier(tier: PlanTier | null): void }>;
}

export interface WatchingProfile {
  readonly id: string;
  readonly accountId: string;
  readonly maturityLimit: number;
}

export interface WatchingProfiles {
  get(id: string): Promise<WatchingProfile>;
}

export interface WatchingRepositories {
  readonly ratings: RatingRepository;
  readonly outbox: Outbox;
}

export interface WatchingDependencies {
  readonly continueWatching: ContinueWatchingRepository;
  readonly history: WatchHistoryRepository;
  readonly progress: Pick<WatchProgressRepository, 'find'>;
  readonly recordProgress: RecordProgress;
  readonly transactor: Transactor<WatchingRepositories>;
  readonly titles: WatchableTitles;
  readonly profiles: WatchingProfiles;
  readonly entitlements: Entitlements;
  readonly clock: Clock;
}

export type WatchingService = ReturnType<typeof createWatchingService>;

/** Where a profile stands in what it watches, and what it thinks of it. */
export function createWatchingService(dependencies: WatchingDependencies) {
  const { transactor, clock } = dependencies;

  /** The titles, once it is certain that this profile may watch every one of them. */
  async function requireWatchable(profileId: string, titleIds: readonly string[]): Promise<WatchableTitle[]> {
    const profile = await dependencies.profiles.get(profileId);
    const titles = await dependencies.titles.findPublished(titleIds);
    const entitlement = await dependencies.entitlements.entitlementOf(profile.accountId);
    return titles.map((title) => {
      if (!title) throw new NotFoundError('The title');
      if (!title.isSuitableFor(profile.maturityLimit)) throw new MaturityRestrictedError();
      if (title.playableSeconds === null) {
        throw new InvalidInputError({ titleId: 'A series is watched by its episodes.' });
      }
      entitlement.requireTier(title.requiredTier);
      return title;
    });
  }

  return {
    /**
     * Records what a player reports. Reports may be late, doubled or out of order; the latest observed wins. What is answered
     * is on disk.
     * @returns the progress of each title that was named, in the order of its first mention
     * @throws InvalidInputError, NotFoundError, MaturityRestrictedError, SubscriptionRequiredError, UpgradeRequiredError,
     *   ServiceUnavailableError when more comes in than can be stored
     */
    async recordProgress(
      profileId: string,
      entries: readonly ProgressEntry[],
    ): Promise<WatchProgressProperties[]> {
      const now = clock.now();
      requireAcceptable(entries, now);
      const titleIds = [...new Set(entries.map(({ titleId }) => titleId))];
      const titles = await requireWatchable(profileId, titleIds);
      return dependencies.recordProgress({
        profileId,
        titles: titles.map(({ id, seriesId, playableSeconds, creditsStartSeconds }) => ({
          titleId: id,
          seriesId,
          durationSeconds: playableSeconds ?? 1,
          creditsStartSeconds,
          observations: entries
            .filter(({ titleId }) => titleId === id)
            .map((entry) => ({ ...entry, heardAt: now })),
        })),
      });
    },

    /** Where a profile plays a title on from, in seconds: 0 where it did not begin, or has seen it to the end. */
    async resumePosition(profileId: string, titleId: string): Promise<number> {
      // What is not stored yet lasts no time that matters here.
      const subject = { profileId, titleId, seriesId: null, durationSeconds: 1 };
      const [found] = await dependencies.progress.find([subject]);
      return found ? resumePositionOf(found.snapshot) : 0;
    },

    /** The title, if the profile may see it by now, whatever it was allowed to watch before; null where it may not. */
    async ifVisible<Shown extends Pick<WatchableTitle, 'isSuitableFor'>>(
      profileId: string,
      title: Shown | null,
    ): Promise<Shown | null> {
      const { maturityLimit } = await dependencies.profiles.get(profileId);
      return title?.isSuitableFor(maturityLimit) ? title : null;
    },

    /** What was begun and not finished, and what comes next in a series; the latest seen first. */
    async continueWatching(profileId: string, page: PageRequest) {
      const { maturityLimit } = await dependencies.profiles.get(profileId);
      return dependencies.continueWatching.list(profileId, maturityLimit, page);
    },

    /**
     * Takes a title from Continue Watching until it is seen again: where the profile stands in it is kept. Of an episode, the
     * whole series. Does nothing where it is not there.
     * @returns what was taken
     */
    async removeFromContinueWatching(profileId: string, titleId: string): Promise<string> {
      const wholeTitleId = await wholeTitleIdOf(dependencies.titles, titleId);
      await dependencies.continueWatching.hide(profileId, wholeTitleId, clock.now());
      return wholeTitleId;
    },

    /**
     * Forgets what a profile watched and where it stands in it: nobody is shown it any more, and reports of what was seen up to
     * now, which a player may still hold, are not taken in. Opinions and the watchlist stay.
     * @returns the instant up to which everything was cleared
     */
    clearHistory(profileId: string): Promise<Date> {
      return dependencies.history.clear(profileId, clock.now());
    },

    /** What was started and finished, and when, the latest first. */
    async watchHistory(profileId: string, page: PageRequest) {
      const { maturityLimit } = await dependencies.profiles.get(profileId);
      return dependencies.history.list(profileId, maturityLimit, page);
    },

    /** @throws NotFoundError, MaturityRestrictedError when the profile cannot see the title */
    async rate(profileId: string, titleId: string, opinion: Opinion): Promise<Rating> {
      const { maturityLimit } = await dependencies.profiles.get(profileId);
      const [title] = await dependencies.titles.findPublished([titleId]);
      if (!title) throw new NotFoundError('The title');
      if (!title.isSuitableFor(maturityLimit)) throw new MaturityRestrictedError();
      const rating: Rating = { profileId, titleId, halfStars: halfStarsOf(opinion), ratedAt: clock.now() };
      await transactor.run(async ({ ratings, outbox }) => {
        await ratings.save(rating);
        const { halfStars, ratedAt } = rating;
        await outbox.append([titleRated({ profileId, titleId, halfStars }, ratedAt)]);
      });
      return rating;
    },

    /**
     * Takes an opinion back, also of what the profile cannot see any more. Does nothing where there is none.
     * @throws NotFoundError for what cannot be the id of a title
     */
    async removeRating(profileId: string, titleId: string): Promise<void> {
      if (!isId(titleId)) throw new NotFoundError('The title');
      await transactor.run(async ({ ratings, outbox }) => {
        const wasThere = await ratings.remove({ profileId, titleId });
        if (wasThere) await outbox.append([ratingRemoved({ profileId, titleId }, clock.now())]);
      });
    },
  };
}

function requireAcceptable(entries: readonly ProgressEntry[], now: Date): void {
  if (entries.length === 0 || entries.length > MOST_ENTRIES) {
    throw new InvalidInputError({ entries: `Send 1 to ${MOST_ENTRIES} entries at a time.` });
  }
  if (entries.some(({ observedAt }) => now.getTime() - observedAt.getTime() > OLDEST_MS)) {
    throw new InvalidInputError({
      entries: 'Reports older than a year are not taken. Check the clock of the device.',
    });
  }
}
