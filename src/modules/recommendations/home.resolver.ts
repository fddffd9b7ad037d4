import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql/context.js';
import { type CatalogContext, type Title, TitleType } from '../catalog/index.js';
import type { HomeService } from './home.service.js';
import { HomeType, RailType } from './home.types.js';

@Resolver()
export class HomeResolver {
  constructor(private readonly service: HomeService) {}

  @Query(() => HomeType, { description: 'The home page of a profile.' })
  home(
    @Arg('profileId', () => ID) profileId: string,
    @Arg('railSize', () => Int, { defaultValue: 20, description: 'The most titles per rail, 1 to 40.' })
    railSize: number,
    @Ctx() { region }: RequestContext,
  ): Promise<HomeType> {
    return this.service.home(profileId, railSize, region);
  }
}

/** A rail with those of its titles that are available here and now. */
interface FilledRail extends RailType {
  readonly items: readonly Title[];
}

@Resolver(() => HomeType)
export class HomeRailsResolver {
  /** Titles are loaded first, because a rail without any would be a heading over nothing. */
  @FieldResolver(() => [RailType])
  async rails(@Root() { rails }: HomeType, @Ctx() { loaders }: CatalogContext): Promise<FilledRail[]> {
    const filled = rails.map(async ({ id, kind, title, explanation, titleIds }) => {
      const titles = await Promise.all(titleIds.map((titleId) => loaders.titleById.load(titleId)));
      const items = titles.filter((item) => item !== null);
      return { id, kind, title, explanation, titleIds, items };
    });
    return (await Promise.all(filled)).filter(({ items }) => items.length > 0);
  }
}

@Resolver(() => RailType)
export class RailResolver {
  @FieldResolver(() => [TitleType], {
    description: 'Titles that have left the catalog in the meantime are omitted.',
  })
  items(@Root() { items }: FilledRail): readonly Title[] {
    return items;
  }
}
