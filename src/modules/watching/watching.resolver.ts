import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import type { RequestContext } from '../../graphql/context.js';
import { type FieldLimit, RateLimit } from '../../graphql/rate-limits/field-limits.js';
import { type CatalogContext, type Title, TitleType, titleFieldResolver } from '../catalog/index.js';
import type { ContinuedTitle } from './continue-watching.repository.js';
import { resumePositionOf } from './domain/watch-progress.js';
import { presentRating } from './present-rating.js';
import type { WatchHistoryEntry } from './watch-history.repository.js';
import type { WatchingContext } from './watching.loaders.js';
import type { WatchingService } from './watching.service.js';
import {
  ContinueWatchingConnectionType,
  ContinueWatchingItemType,
  HistoryClearingType,
  RateTitleInput,
  RatingType,
  RecordProgressInput,
  TitleOfProfileInput,
  WatchHistoryConnectionType,
  WatchHistoryEntryType,
  WatchProgressType,
} from './watching.types.js';

const ratingLimit: FieldLimit = { name: 'rating', most: 120, windowSeconds: 60, by: ['profile'] };

@Resolver()
export class WatchingResolver {
  constructor(private readonly watching: WatchingService) {}

  @Query(() => ContinueWatchingConnectionType, {
    description:
      'Continue Watching: films that were started and not finished, and for each series that was started the episode to continue with, which is the last one seen or, once that is finished, the next unfinished one, across seasons. Unavailable titles are skipped. Most recently seen first.',
  })
  async continueWatching(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { region }: RequestContext,
  ): Promise<Connection<ContinueWatchingItemType>> {
    const page = await this.watching.continueWatching(profileId, region, pageRequest(first, after));
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: presentContinueWatching(node) }));
    return toConnection({ ...page, edges });
  }

  @Query(() => WatchHistoryConnectionType, {
    description: 'The titles a profile started or finished, newest first.',
  })
  async watchHistory(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<WatchHistoryEntry>> {
    return toConnection(await this.watching.watchHistory(profileId, pageRequest(first, after)));
  }

  @Mutation(() => [WatchProgressType], {
    description:
      'Record the positions that a player reports. Reports may arrive late, twice or out of order: the latest observation wins, and repeating a call changes nothing. A title is accepted if it was available when it was watched, or if the profile had started it before. Returns the progress of each title, in the order of first mention. If titles are refused, nothing is recorded: the error is that of the first one, and `extensions.titleIds` lists all of them, so that the rest can be sent without them.',
  })
  @RateLimit({ name: 'progress', most: 240, windowSeconds: 60, by: ['device'] })
  recordProgress(
    @Arg('input', () => RecordProgressInput) { profileId, entries }: RecordProgressInput,
    @Ctx() { region }: RequestContext,
  ) {
    return this.watching.recordProgress(profileId, entries, region);
  }

  @Mutation(() => TitleType, {
    nullable: true,
    description:
      "Remove a title, or the whole series of an episode, from Continue Watching until it is watched again. Its progress is kept. Null when the title has left the catalog, or is above the profile's maturity limit.",
  })
  async removeFromContinueWatching(
    @Arg('input', () => TitleOfProfileInput) { profileId, titleId }: TitleOfProfileInput,
    @Ctx() context: CatalogContext,
  ): Promise<Title | null> {
    const removedId = await this.watching.removeFromContinueWatching(profileId, titleId);
    return this.watching.ifVisible(profileId, await context.loaders.titleById.load(removedId));
  }

  @Mutation(() => HistoryClearingType, {
    description:
      "Clear a profile's history and progress. Later reports about the time before are ignored. Opinions and the watchlist are kept.",
  })
  @RateLimit({ name: 'history-clearing', most: 20, windowSeconds: 600, by: ['profile'] })
  async clearWatchHistory(@Arg('profileId', () => ID) profileId: string): Promise<HistoryClearingType> {
    return { profileId, clearedAt: await this.watching.clearHistory(profileId) };
  }

  @Mutation(() => RatingType, {
    description: 'Rate a title for a profile. The latest opinion counts.',
  })
  @RateLimit(ratingLimit)
  async rateTitle(
    @Arg('input', () => RateTitleInput) { profileId, titleId, opinion }: RateTitleInput,
    @Ctx() { loaders, region }: RequestContext & WatchingContext,
  ): Promise<RatingType> {
    const rating = await this.watching.rate({ profileId, titleId, region }, opinion);
    // So that the answer, and later fields of the same operation, read the new value.
    loaders.ratingOfTitle.clear({ profileId, titleId });
    return presentRating(rating);
  }

  @Mutation(() => TitleType, {
    nullable: true,
    description:
      "Remove a profile's opinion of a title. Does nothing when there is none. Null when the title has left the catalog, or is above the profile's maturity limit.",
  })
  @RateLimit(ratingLimit)
  async removeRating(
    @Arg('input', () => TitleOfProfileInput) { profileId, titleId }: TitleOfProfileInput,
    @Ctx() { loaders }: CatalogContext & WatchingContext,
  ): Promise<Title | null> {
    await this.watching.removeRating(profileId, titleId);
    loaders.ratingOfTitle.clear({ profileId, titleId });
    return this.watching.ifVisible(profileId, await loaders.titleById.load(titleId));
  }
}

@Resolver(() => ContinueWatchingItemType)
export class ContinueWatchingItemResolver {
  @FieldResolver(() => TitleType, {
    nullable: true,
    description: 'What to play: the title itself, or an episode of it.',
  })
  playable(@Root() { playableId }: ContinueWatchingItemType, @Ctx() context: CatalogContext) {
    return context.loaders.titleById.load(playableId);
  }
}

@Resolver(() => WatchProgressType)
export class WatchProgressResolver {
  @FieldResolver(() => Int, {
    description:
      'The position to resume from: a few seconds before the last one, and 0 once the title is completed.',
  })
  resumePositionSeconds(@Root() progress: WatchProgressType): number {
    return resumePositionOf(progress);
  }
}

/** One resolver for each type that names a title. */
export const watchingTitleResolvers = [
  WatchProgressType,
  ContinueWatchingItemType,
  WatchHistoryEntryType,
  RatingType,
].map(titleFieldResolver);

function presentContinueWatching({
  wholeTitleId,
  playableId,
  progress,
}: ContinuedTitle): ContinueWatchingItemType {
  const reason = progress?.state === 'IN_PROGRESS' ? 'RESUME' : 'NEXT_EPISODE';
  return { titleId: wholeTitleId, playableId, progress, reason };
}
