import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toShownConnection } from '../../../graphql/connection.js';
import type { Title } from '../domain/title.js';
import type { CatalogContext } from '../title.loaders.js';
import { TitleConnectionType } from '../title.types.js';
import { seasonIdOf } from './season-id.js';
import { EpisodeType, SeasonType, SeriesType } from './series.types.js';

@Resolver(() => SeriesType)
export class SeriesResolver {
  @FieldResolver(() => [SeasonType], {
    description: 'Those with an episode that is available here and now, in order.',
  })
  async seasons(@Root() { id }: SeriesType, @Ctx() { loaders }: CatalogContext): Promise<SeasonType[]> {
    const seasons = await loaders.seasonsBySeriesId.load(id);
    return seasons.map((season) => ({ ...season, id: seasonIdOf(season) }));
  }

  @FieldResolver(() => SeasonType, {
    nullable: true,
    description:
      'One of its seasons, for example to page through its episodes. Null when there is none with this number.',
  })
  async season(
    @Root() series: SeriesType,
    @Ctx() context: CatalogContext,
    @Arg('number', () => Int) wanted: number,
  ): Promise<SeasonType | null> {
    const seasons = await this.seasons(series, context);
    return seasons.find(({ number }) => number === wanted) ?? null;
  }
}

@Resolver(() => SeasonType)
export class SeasonResolver {
  @FieldResolver(() => TitleConnectionType, { description: 'Its episodes, in order.' })
  async episodes(
    @Root() { id }: SeasonType,
    @Ctx() { loaders }: CatalogContext,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Title>> {
    const page = await loaders.episodePages.load({ ownerId: id, ...pageRequest(first, after) });
    // Null for episodes that were removed since the season was read.
    return toShownConnection(page, (episodeId) => loaders.titleById.load(episodeId));
  }
}

@Resolver(() => EpisodeType)
export class EpisodeResolver {
  @FieldResolver(() => SeriesType, {
    nullable: true,
    description: 'Null once the title has left the catalog.',
  })
  series(@Root() { seriesId }: EpisodeType, @Ctx() { loaders }: CatalogContext) {
    return loaders.titleById.load(seriesId);
  }
}
