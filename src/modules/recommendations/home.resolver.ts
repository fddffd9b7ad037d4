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
    @Arg('railSize', () => Int, { defaultValue: 20, description: 'The most titles of a rail, 1 to 40.' })
    railSize: number,
    @Ctx() { region }: RequestContext,
  ): Promise<HomeType> {
    return this.service.home(profileId, railSize, region);
  }
}

@Resolver(() => RailType)
export class RailResolver {
  @FieldResolver(() => [TitleType], { description: 'Without those that have left the catalog meanwhile.' })
  async items(@Root() { titleIds }: RailType, @Ctx() context: CatalogContext): Promise<Title[]> {
    const titles = await Promise.all(titleIds.map((id) => context.loaders.titleById.load(id)));
    return titles.filter((title) => title !== null);
  }
}
