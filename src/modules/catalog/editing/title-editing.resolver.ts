import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import { Detail } from '../../../graphql/rest/rest-fields.js';
import type { Title, TitleStatus } from '../domain/title.js';
import { EpisodeType, SeriesType } from '../series/series.types.js';
import { MovieType, TitleConnectionType, TitleStatusEnum, TitleType } from '../title.types.js';
import { AdminSeasonType } from './catalog-shelf.types.js';
import type { TitleEditingService } from './title-editing.service.js';
import {
  AddEpisodeInput,
  AddSeasonInput,
  AvailabilityWindowType,
  CreateMovieInput,
  CreateSeriesInput,
  UpdateSeasonInput,
  UpdateTitleInput,
} from './title-editing.types.js';
import { readWish } from './title-wish.js';

@Resolver()
export class TitleEditingResolver {
  constructor(private readonly editing: TitleEditingService) {}

  @Mutation(() => MovieType, {
    description: 'Make a film, which nobody sees until it is published. Audited.',
  })
  createMovie(@Arg('input', () => CreateMovieInput) input: CreateMovieInput, @Ctx() context: RequestContext) {
    return this.editing.createMovie(readWish(input), actorOf(context));
  }

  @Mutation(() => SeriesType, {
    description: 'Make a series, which nobody sees until it is published. Audited.',
  })
  createSeries(
    @Arg('input', () => CreateSeriesInput) input: CreateSeriesInput,
    @Ctx() context: RequestContext,
  ) {
    return this.editing.createSeries(readWish(input), actorOf(context));
  }

  @Mutation(() => SeriesType, { description: 'Add a season to a series. Audited.' })
  addSeason(@Arg('input', () => AddSeasonInput) input: AddSeasonInput, @Ctx() context: RequestContext) {
    const { seriesId, number, name = null } = input;
    return this.editing.addSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => SeriesType, { description: 'Give a season another name, or none. Audited.' })
  updateSeason(
    @Arg('input', () => UpdateSeasonInput) input: UpdateSeasonInput,
    @Ctx() context: RequestContext,
  ) {
    const { seriesId, number, name = null } = input;
    return this.editing.updateSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => EpisodeType, {
    description: 'Add an episode to a season, which nobody sees until it is published. Audited.',
  })
  addEpisode(@Arg('input', () => AddEpisodeInput) input: AddEpisodeInput, @Ctx() context: RequestContext) {
    const { seriesId, seasonNumber, episodeNumber } = input;
    const place = { seriesId, seasonNumber, episodeNumber };
    return this.editing.addEpisode(place, readWish(input), actorOf(context));
  }

  @Mutation(() => TitleType, { description: 'Change what a title says of itself. Audited.' })
  updateTitle(@Arg('input', () => UpdateTitleInput) input: UpdateTitleInput, @Ctx() context: RequestContext) {
    return this.editing.update(input.id, input.version, readWish(input), actorOf(context));
  }

  @Mutation(() => TitleType, {
    description: 'Let viewers see a title. Repeating it changes nothing. Audited.',
  })
  publishTitle(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext) {
    return this.editing.publish(id, actorOf(context));
  }

  @Mutation(() => TitleType, {
    description:
      'Take a title out of the catalog, and with a series its episodes. Repeating it changes nothing. Audited.',
  })
  archiveTitle(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext) {
    return this.editing.archive(id, actorOf(context));
  }
}

/** The catalog behind the scenes. */
@Resolver(() => AdminType)
export class CatalogShelfResolver {
  constructor(private readonly editing: TitleEditingService) {}

  @FieldResolver(() => TitleType, { nullable: true, description: 'One title in whatever state it is.' })
  title(@Arg('id', () => ID) id: string) {
    return this.editing.find(id);
  }

  @FieldResolver(() => TitleConnectionType, {
    description:
      'Titles in one state, or in any, the latest made first. With a query, those whose names have all its words, or words that begin so.',
  })
  async titles(
    @Arg('status', () => TitleStatusEnum, { nullable: true }) status: TitleStatus | null | undefined,
    @Arg('query', () => String, { nullable: true, description: '200 characters at most.' })
    query: string | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Title>> {
    const filter = { status: status ?? null, words: query ?? null };
    return toConnection(await this.editing.list(filter, pageRequest(first, after)));
  }

  @FieldResolver(() => [AdminSeasonType], {
    description:
      'The seasons of a series in whatever state, in their order, those without episodes among them.',
  })
  seasons(@Arg('seriesId', () => ID) seriesId: string) {
    return this.editing.seasonsOf(seriesId);
  }

  @FieldResolver(() => TitleConnectionType, {
    description: 'The episodes of a season in whatever state, in their order.',
  })
  async episodes(
    @Arg('seriesId', () => ID) seriesId: string,
    @Arg('seasonNumber', () => Int) seasonNumber: number,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<Title>> {
    const season = { seriesId, number: seasonNumber };
    return toConnection(await this.editing.episodesOf(season, pageRequest(first, after)));
  }
}

@Resolver(() => TitleType)
export class TitleStateResolver {
  @Detail()
  @FieldResolver(() => [AvailabilityWindowType], {
    description:
      'When and where it may be seen. None: always and everywhere. An episode is seen only where and while its series is, too.',
  })
  availability(@Root() { windows }: Title): AvailabilityWindowType[] {
    return windows.map(({ region, startsAt, endsAt }) => ({
      region,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    }));
  }
}
