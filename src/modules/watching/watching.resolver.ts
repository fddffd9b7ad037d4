import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import { type CatalogContext, TitleType, titleFieldResolver } from '../catalog/index.js';
import type { ContinuedTitle } from './continue-watching.repository.js';
import { opinionOf } from './domain/rating.js';
import type { WatchHistoryEntry } from './watch-history.repository.js';
import type { WatchingService } from './watching.service.js';
import {
  ContinueWatchingConnectionType,
  ContinueWatchingItemType,
  RateTitleInput,
  RatingType,
  RecordProgressInput,
  WatchHistoryConnectionType,
  WatchHistoryEntryType,
  WatchProgressType,
} from './watching.types.js';

@Resolver()
export class WatchingResolver {
  constructor(private readonly watching: WatchingService) {}

  @Query(() => ContinueWatchingConnectionType, {
    description: 'What was started and not finished, the latest seen first.',
  })
  async continueWatching(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<ContinueWatchingItemType>> {
    const page = await this.watching.continueWatching(profileId, pageRequest(first, after));
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: presentContinueWatching(node) }));
    return toConnection({ ...page, edges });
  }

  @Query(() => WatchHistoryConnectionType, {
    description: 'What was started and finished, the latest first.',
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
      'Record what a player reports. Reports may come late, twice or out of order: the latest observed wins, and repeating a call changes nothing. Answers the progress of each title that was named.',
  })
  recordProgress(@Arg('input', () => RecordProgressInput) { profileId, entries }: RecordProgressInput) {
    return this.watching.recordProgress(profileId, entries);
  }

  @Mutation(() => RatingType, {
    description: 'Say what a profile thinks of a title. The latest opinion counts.',
  })
  async rateTitle(@Arg('input', () => RateTitleInput) { profileId, titleId, opinion }: RateTitleInput) {
    const rating = await this.watching.rate(profileId, titleId, opinion);
    return { titleId, ratedAt: rating.ratedAt, opinion: opinionOf(rating.halfStars) } satisfies RatingType;
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

/** One resolver for each type that names a title. */
export const watchingTitleResolvers = [
  WatchProgressType,
  ContinueWatchingItemType,
  WatchHistoryEntryType,
  RatingType,
].map(titleFieldResolver);

function presentContinueWatching(continued: ContinuedTitle): ContinueWatchingItemType {
  const { wholeTitleId, titleId } = continued;
  return { titleId: wholeTitleId, playableId: titleId, progress: continued, reason: 'RESUME' };
}
