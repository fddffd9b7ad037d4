import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.js';
import { type Title, TitleType } from '../catalog/index.js';
import { type ProfilesContext, requireOpenProfile } from '../profiles/index.js';
import { presentRating } from './present-rating.js';
import type { WatchingContext } from './watching.loaders.js';
import { RatingType } from './watching.types.js';

type Context = RequestContext & ProfilesContext & WatchingContext;

/**
 * The fields of a title that depend on a profile. Permission rules only guard root fields, so these check access
 * themselves.
 */
@Resolver(() => TitleType)
export class TitleStandingResolver {
  @FieldResolver(() => Boolean, {
    description:
      "Whether it, or the series of an episode, is on a profile's watchlist. Requires the same permission as `watchlist`.",
  })
  async onWatchlist(
    @Root() { id, seriesId }: Title,
    @Arg('profileId', () => ID) profileId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await requireOpenProfile(profileId, context);
    return context.loaders.isOnWatchlist.load({ profileId, titleId: seriesId ?? id });
  }

  @FieldResolver(() => RatingType, {
    nullable: true,
    description:
      "A profile's opinion of it; null when it has none. Requires the same permission as `watchlist`.",
  })
  async myRating(
    @Root() { id }: Title,
    @Arg('profileId', () => ID) profileId: string,
    @Ctx() context: Context,
  ): Promise<RatingType | null> {
    await requireOpenProfile(profileId, context);
    const rating = await context.loaders.ratingOfTitle.load({ profileId, titleId: id });
    return rating && presentRating(rating);
  }
}
