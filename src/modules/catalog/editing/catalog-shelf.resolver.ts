import { Arg, FieldResolver, ID, Int, Resolver } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import type { Title, TitleStatus } from '../domain/title.js';
import { TitleConnectionType, TitleStatusEnum, TitleType } from '../title.types.js';
import type { CatalogShelfService } from './catalog-shelf.service.js';
import { AdminSeasonType } from './catalog-shelf.types.js';

/** The catalog as editors see it. */
@Resolver(() => AdminType)
export class CatalogShelfResolver {
  constructor(private readonly shelf: CatalogShelfService) {}

  @FieldResolver(() => TitleType, { nullable: true, description: 'A title in any state.' })
  title(@Arg('id', () => ID) id: string) {
    return this.shelf.find(id);
  }

  @FieldResolver(() => TitleConnectionType, {
    description:
      'Titles in one state or in any, newest first. A query matches names that contain all its words, or words starting with them.',
  })
  async titles(
    @Arg('status', () => TitleStatusEnum, { nullable: true }) status: TitleStatus | null | undefined,
    @Arg('query', () => String, { nullable: true, description: 'At most 200 characters.' })
    query: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Title>> {
    const filter = { status: status ?? null, words: query ?? null };
    return toConnection(await this.shelf.list(filter, pageRequest(first, after)));
  }

  @FieldResolver(() => [AdminSeasonType], {
    description: 'The seasons of a series in order, including those without episodes.',
  })
  seasons(@Arg('seriesId', () => ID) seriesId: string) {
    return this.shelf.seasonsOf(seriesId);
  }

  @FieldResolver(() => TitleConnectionType, {
    description: 'The episodes of a season in any state, in order.',
  })
  async episodes(
    @Arg('seriesId', () => ID) seriesId: string,
    @Arg('seasonNumber', () => Int) seasonNumber: number,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Title>> {
    const season = { seriesId, number: seasonNumber };
    return toConnection(await this.shelf.episodesOf(season, pageRequest(first, after)));
  }
}
