import { Arg, FieldResolver, Int, Resolver } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { pageRequest } from '../../../graphql/connection.js';
import { titleFieldResolver } from '../../catalog/index.js';
import { MOST_TITLES_BY_DAY, type PopularityService, type PopularityWindow } from './popularity.service.js';
import { PopularityWindowEnum, TitlePopularityType } from './popularity.types.js';
import { TitlePlaysType } from './title-plays.types.js';

@Resolver(() => AdminType)
export class PopularityResolver {
  constructor(private readonly service: PopularityService) {}

  @FieldResolver(() => [TitlePopularityType], {
    description: 'The titles that the most accounts started, in descending order. Up to a minute old.',
  })
  popularity(
    @Arg('window', () => PopularityWindowEnum, { defaultValue: 'WEEK' }) window: PopularityWindow,
    @Arg('first', () => Int, { defaultValue: 20, description: 'From 1 to 100.' }) first: number,
  ) {
    return this.service.mostWatched(window, pageRequest(first, null).first);
  }

  @FieldResolver(() => [TitlePlaysType], {
    description: 'Daily plays (UTC days, including today) of the most played titles. Up to a minute old.',
  })
  playsByDay(
    @Arg('window', () => PopularityWindowEnum, { defaultValue: 'WEEK' }) window: PopularityWindow,
    @Arg('first', () => Int, { defaultValue: 5, description: `From 1 to ${MOST_TITLES_BY_DAY}.` })
    first: number,
  ) {
    return this.service.playsByDay(window, first);
  }
}

export const PopularityTitleResolver = titleFieldResolver(TitlePopularityType);
export const TitlePlaysTitleResolver = titleFieldResolver(TitlePlaysType);
