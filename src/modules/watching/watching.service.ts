import type { Transactor } from '../../platform/database/transactor.js';
import type { Outbox } from '../../platform/events/outbox.js';
import type { Clock } from '../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../shared/domain-error.js';
import { isId } from '../../shared/ids.js';
import type { PageRequest } from '../../shared/page.js';
import type { PlanTier } from '../../shared/plan-tier.js';
import type { Audience } from '../catalog/index.js';
import type { ContinueWatchingRepository } from './continue-watching.repository.js';
import { halfStarsOf, type Opinion, type Rating } from './domain/rating.js';
import { resumePositionOf, type WatchProgressProperties } from './domain/watch-progress.js';
import { MaturityRestrictedError } from './domain/watching-errors.js';
import { ratingRemoved, titleRated } from './domain/watching-events.js';
import type { RecordProgress } from './progress-recorder.js';
import type { RatingRepository } from './rating.repository.js';
import { RefusedTitles } from './refused-titles.js';
import { findNotBegun, type ReportedTitle, requirePlayed, subjectOf } from './reported-title.js';
import { type NamedTitle, requireVisible } from './visible-title.js';
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

/** A reported observation of a title. */
interface NamedReport extends Omit<ReportedTitle, 'title'> {
  readonly titleId: string;
  /** Null for what is not in the catalog. */
  readonly title: WatchableTitle | null;
}

export interface WatchableTitle {
  readonly id: string;
  /** Of an episode, the series that it is of. */
  readonly seriesId: string | null;
  readonly requiredTier: PlanTier | null;
  readonly playableSeconds: number | null;
  readonly creditsStartSeconds: number | null;
  readonly isPublished: boolean;
  isSuitableFor(maturityLimit: number): boolean;
  /** @param region ISO 3166-1 alpha-2; null where it is not known */
  isAvailableIn(region: string | null, now: Date): boolean;
}

/** The catalog, as far as watching needs it. */
export interface WatchableTitles {
  findPublished(ids: readonly string[]): Promise<(WatchableTitle | null)[]>;
  /** Also those that are not published, or not any more. */
  findKnown(ids: readonly string[]): Promise<(WatchableTitle | null)[]>;
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

  const { recordProgress } = dependencies;

  async function audienceOf(profileId: string, region: string | null): Promise<Audience> {
    const { maturityLimit } = await dependencies.profiles.get(profileId);
    return { maturityLimit, region, now: clock.now() };
  }

  /** What a profile may watch, as far as that does not depend on when and where. @returns throws for what it may not */
  async function watchableBy(profileId: string): Promise<(title: WatchableTitle) => void> {
    const profile = await dependencies.profiles.get(profileId);
    const entitlement = await dependencies.entitlements.entitlementOf(profile.accountId);
    return (title) => {
      if (!title.isSuitableFor(profile.maturityLimit)) throw new MaturityRestrictedError();
      requirePlayed(title);
      entitlement.requireTier(title.requiredTier);
    };
  }

  /** Each title with what was seen of it, in the order of its first mention. */
  async function reported(entries: readonly ProgressEntry[], now: Date): Promise<NamedReport[]> {
    const titleIds = [...new Set(entries.map(({ titleId }) => titleId))];
    const titles = await dependencies.titles.findKnown(titleIds);
    return titleIds.map((titleId, place) => {
      const own = entries.filter((entry) => entry.titleId === titleId);
      const observations = own.map((entry) => ({ ...entry, heardAt: now }));
      return { titleId, title: titles[place] ?? null, observations };
    });
  }

  /** What is recorded of a report: all of it, or nothing. @throws TitlesRefusedError */
  async function requireReportable(
    profileId: string,
    region: string | null,
    named: readonly NamedReport[],
  ): Promise<ReportedTitle[]> {
    const refused = new RefusedTitles();
    const requireWatchable = await watchableBy(profileId);
    const known = named.filter(isKnown);
    const notBegun = new Set(await findNotBegun(dependencies.progress, profileId, region, known));
    for (const { titleId, title } of named) {
      // Of what is not published, whoever did not begin it hears nothing but that it is not there.
      const isHidden = title?.isPublished === false && notBegun.has(titleId);
      refused.check(titleId, () => requireWatchable(requireKnown(isHidden ? null : title)));
    }
    for (const id of notBegun) refused.refuse(id, new NotFoundError('The title'));
    refused.throwIfAny();
    return known;
  }

  const store = (profileId: string, all: readonly ReportedTitle[]) =>
    recordProgress({
      profileId,
      titles: all.map(({ title, observations }) => {
        const { creditsStartSeconds } = title;
        const { titleId, seriesId, durationSeconds } = subjectOf(profileId, title);
        return { titleId, seriesId, durationSeconds, creditsStartSeconds, observations };
      }),
    });

  return {
    /**
     * Records what a player reports. Reports may be late, doubled or out of order; the latest observed wins. What is answered
     * is on disk.
     * @param region where it is reported, ISO 3166-1 alpha-2; null where that is not known
     * @returns the progress of each title that was named, in the order of its first mention
     * @throws InvalidInputError, TitlesRefusedError which names those that were not found, are above the limit of the profile,
     *   not played themselves or not part of the plan, ServiceUnavailableError when more comes in than can be stored
     */
    async recordProgress(
      profileId: string,
      entries: readonly ProgressEntry[],
      region: string | null,
    ): Promise<WatchProgressProperties[]> {
      const now = clock.now();
      requireAcceptable(entries, now);
      return store(profileId, await requireReportable(profileId, region, await reported(entries, now)));
    },

    /**
     * The same for a stream: that its profile might watch the title was asked when it began, and what was seen until it is
     * refused is kept, also of what is not published any more.
     * @throws InvalidInputError, NotFoundError for what is not in the catalog, ServiceUnavailableError
     */
    async recordStreamed(profileId: string, entry: ProgressEntry): Promise<WatchProgressProperties | null> {
      const now = clock.now();
      requireAcceptable([entry], now);
      const all = await reported([entry], now);
      for (const { title } of all) requirePlayed(requireKnown(title));
      const [progress] = await store(profileId, all.filter(isKnown));
      return progress ?? null;
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

    /**
     * What was begun and not finished, and what comes next in a series, of what may be seen there and now; the latest seen first.
     * @param region ISO 3166-1 alpha-2; null where it is not known
     */
    async continueWatching(profileId: string, region: string | null, page: PageRequest) {
      return dependencies.continueWatching.list(profileId, await audienceOf(profileId, region), page);
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

    /** @throws NotFoundError, MaturityRestrictedError when the profile cannot see the title there and now */
    async rate(named: NamedTitle, opinion: Opinion): Promise<Rating> {
      await requireVisible(dependencies, named);
      const { profileId, titleId } = named;
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

function isKnown<Report extends NamedReport>(report: Report): report is Report & ReportedTitle {
  return report.title !== null;
}

/** @throws NotFoundError */
function requireKnown(title: WatchableTitle | null): WatchableTitle {
  if (!title) throw new NotFoundError('The title');
  return title;
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
