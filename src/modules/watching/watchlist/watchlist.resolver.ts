import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type Connection, pageRequest, toShownConnection } from '../../../graphql/connection.js';
import type { RequestContext } from '../../../graphql/context.js';
import { type FieldLimit, RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { type CatalogContext, type Title, TitleConnectionType, TitleType } from '../../catalog/index.js';
import type { WatchingContext } from '../watching.loaders.js';
import type { WatchingService } from '../watching.service.js';
import { TitleOfProfileInput } from '../watching.types.js';
import type { WatchlistService } from './watchlist.service.js';

const watchlistLimit: FieldLimit = { name: 'watchlist', most: 120, windowSeconds: 60, by: ['profile'] };

@Resolver()
export class WatchlistResolver {
  constructor(
    private readonly service: WatchlistService,
    private readonly watching: WatchingService,
  ) {}

  @Query(() => TitleConnectionType, { description: "A profile's watchlist, most recently added first." })
  async watchlist(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext & CatalogContext,
  ): Promise<Connection<Title>> {
    const page = await this.service.list(profileId, context.region, pageRequest(first, after));
    // Null for titles that were removed since the list was read.
    return toShownConnection(page, ({ titleId }) => context.loaders.titleById.load(titleId));
  }

  @Mutation(() => TitleType, {
    nullable: true,
    description:
      'Add a film or a series, or the series of an episode, to the watchlist. A title that is already there keeps its place. A watchlist holds 1,000 titles. Null when the title has left the catalog in the meantime.',
  })
  @RateLimit(watchlistLimit)
  async addToWatchlist(
    @Arg('input', () => TitleOfProfileInput) { profileId, titleId }: TitleOfProfileInput,
    @Ctx() { loaders, region }: RequestContext & CatalogContext & WatchingContext,
  ): Promise<Title | null> {
    const listedId = await this.service.add({ profileId, titleId, region });
    // So that the answer, and later fields of the same operation, read the new value.
    loaders.isOnWatchlist.clear({ profileId, titleId: listedId });
    return loaders.titleById.load(listedId);
  }

  @Mutation(() => TitleType, {
    nullable: true,
    description:
      "Remove a film or a series, or the series of an episode, from the watchlist. Does nothing when it is not on it. Null when the title has left the catalog, or is above the profile's maturity limit.",
  })
  @RateLimit(watchlistLimit)
  async removeFromWatchlist(
    @Arg('input', () => TitleOfProfileInput) { profileId, titleId }: TitleOfProfileInput,
    @Ctx() { loaders }: CatalogContext & WatchingContext,
  ): Promise<Title | null> {
    const removedId = await this.service.remove(profileId, titleId);
    loaders.isOnWatchlist.clear({ profileId, titleId: removedId });
    return this.watching.ifVisible(profileId, await loaders.titleById.load(removedId));
  }
}
