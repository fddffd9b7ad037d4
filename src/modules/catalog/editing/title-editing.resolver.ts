import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import { Detail } from '../../../graphql/rest/rest-fields.js';
import type { Title } from '../domain/title.js';
import { EpisodeType, SeriesType } from '../series/series.types.js';
import { MovieType, TitleType } from '../title.types.js';
import { readTitleDraft } from './read-title-draft.js';
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
    description: 'Create a film as a draft, invisible to viewers until published. Audited.',
  })
  createMovie(@Arg('input', () => CreateMovieInput) input: CreateMovieInput, @Ctx() context: RequestContext) {
    return this.editing.createMovie(readTitleDraft(input), actorOf(context));
  }

  @Mutation(() => SeriesType, {
    description: 'Create a series as a draft, invisible to viewers until published. Audited.',
  })
  createSeries(
    @Arg('input', () => CreateSeriesInput) input: CreateSeriesInput,
    @Ctx() context: RequestContext,
  ) {
    return this.editing.createSeries(readTitleDraft(input), actorOf(context));
  }

  @Mutation(() => SeriesType, { description: 'Add a season to a series. Audited.' })
  addSeason(@Arg('input', () => AddSeasonInput) input: AddSeasonInput, @Ctx() context: RequestContext) {
    const { seriesId, number, name = null } = input;
    return this.series.addSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => SeriesType, { description: 'Rename a season, or remove its name. Audited.' })
  updateSeason(
    @Arg('input', () => UpdateSeasonInput) input: UpdateSeasonInput,
    @Ctx() context: RequestContext,
  ) {
    const { seriesId, number, name = null } = input;
    return this.series.updateSeason({ seriesId, number, name }, actorOf(context));
  }

  @Mutation(() => EpisodeType, {
    description: 'Add an episode to a season as a draft, invisible to viewers until published. Audited.',
  })
  addEpisode(@Arg('input', () => AddEpisodeInput) input: AddEpisodeInput, @Ctx() context: RequestContext) {
    const { seriesId, seasonNumber, episodeNumber } = input;
    const place = { seriesId, seasonNumber, episodeNumber };
    return this.series.addEpisode(place, readTitleDraft(input), actorOf(context));
  }

  @Mutation(() => TitleType, { description: 'Update the details of a title. Audited.' })
  updateTitle(@Arg('input', () => UpdateTitleInput) input: UpdateTitleInput, @Ctx() context: RequestContext) {
    return this.editing.update(input.id, input.version, readTitleDraft(input), actorOf(context));
  }

  @Mutation(() => TitleType, {
    description: 'Publish a title to viewers. Idempotent. Audited.',
  })
  publishTitle(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext) {
    return this.editing.publish(id, actorOf(context));
  }

  @Mutation(() => TitleType, {
    description: 'Take a title out of the catalog, and a series with all its episodes. Idempotent. Audited.',
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
      'When and where it is available. An empty list: always and everywhere. An episode is available only where and while its series is.',
  })
  availability(@Root() { windows }: Title): AvailabilityWindowType[] {
    return windows.map(({ region, startsAt, endsAt }) => ({
      region,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    }));
  }
}
