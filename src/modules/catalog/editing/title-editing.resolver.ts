import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import { Detail } from '../../../graphql/rest/rest-fields.js';
import type { Title } from '../domain/title.js';
import { EpisodeType, SeriesType } from '../series/series.types.js';
import { MovieType, TitleType } from '../title.types.js';
import { readWish } from './read-title-wish.js';
import type { SeriesEditingService } from './series-editing.service.js';
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

@Resolver()
export class TitleEditingResolver {
  constructor(
    private readonly editing: TitleEditingService,
    private readonly series: SeriesEditingService,
  ) {}

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
    return this.series.addSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => SeriesType, { description: 'Give a season another name, or none. Audited.' })
  updateSeason(
    @Arg('input', () => UpdateSeasonInput) input: UpdateSeasonInput,
    @Ctx() context: RequestContext,
  ) {
    const { seriesId, number, name = null } = input;
    return this.series.updateSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => EpisodeType, {
    description: 'Add an episode to a season, which nobody sees until it is published. Audited.',
  })
  addEpisode(@Arg('input', () => AddEpisodeInput) input: AddEpisodeInput, @Ctx() context: RequestContext) {
    const { seriesId, seasonNumber, episodeNumber } = input;
    const place = { seriesId, seasonNumber, episodeNumber };
    return this.series.addEpisode(place, readWish(input), actorOf(context));
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
