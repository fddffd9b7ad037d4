import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toConnection } from '../../graphql/connection.js';
import { profileAskedFor, type RequestContext } from '../../graphql/context.js';
import type { CatalogService } from './catalog.service.js';
import type { Title } from './domain/title.js';
import type { MaturityLimits } from './maturity-limits.js';
import type { CatalogContext } from './title.loaders.js';
import type { TitleOrder } from './title.repository.js';
import {
  CreditType,
  GenreType,
  TitleConnectionType,
  TitleFilterInput,
  TitleOrderEnum,
  TitleType,
} from './title.types.js';

type Context = RequestContext & CatalogContext;

@Resolver()
export class CatalogResolver {
  constructor(
    private readonly catalog: CatalogService,
    private readonly limits: MaturityLimits,
  ) {}

  @Query(() => [GenreType], { description: 'Every genre, by name.' })
  genres() {
    return this.catalog.genres();
  }

  @Query(() => TitleType, {
    nullable: true,
    description: 'One published title; null when there is none, or none that the profile may see.',
  })
  async title(
    @Arg('id', () => ID) id: string,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Title | null> {
    const title = await context.loaders.titleById.load(id);
    const limit = await this.limits.of(profileAskedFor(profileId, context));
    return title?.isSuitableFor(limit) ? title : null;
  }

  @Query(() => TitleConnectionType, { description: 'Browse the catalog.' })
  async titles(
    @Arg('filter', () => TitleFilterInput, { defaultValue: {} }) filter: TitleFilterInput,
    @Arg('orderBy', () => TitleOrderEnum, { defaultValue: 'POPULARITY' }) orderBy: TitleOrder,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Title>> {
    const maturityLimit = await this.limits.of(profileAskedFor(profileId, context));
    const conditions = {
      genreId: filter.genreId ?? undefined,
      fromYear: storableYear(filter.fromYear),
      toYear: storableYear(filter.toYear),
      maturityLimit,
    };
    const page = await this.catalog.list(conditions, orderBy, pageRequest(first, after));
    const titles = await context.loaders.titleById.loadMany(page.edges.map(({ node }) => node.id));
    const edges = page.edges.flatMap(({ cursor }, index) => {
      const node = titles[index];
      if (node instanceof Error) throw node;
      // Gone since the list was read.
      return node ? [{ cursor, node }] : [];
    });
    return toConnection({ edges, hasNextPage: page.hasNextPage });
  }
}

/** No title is older or newer than these, and the database holds no year that is. */
function storableYear(year: number | null | undefined): number | undefined {
  return year === null || year === undefined ? undefined : Math.min(Math.max(year, 0), 9999);
}

@Resolver(() => TitleType)
export class TitleFieldsResolver {
  @FieldResolver(() => [CreditType])
  credits(@Root() title: Title, @Ctx() context: CatalogContext) {
    return context.loaders.creditsByTitleId.load(title.id);
  }
}

@Resolver(() => GenreType)
export class GenreFieldsResolver {
  constructor(private readonly catalog: CatalogService) {}

  @FieldResolver(() => Int, { description: 'The number of published titles of this genre.' })
  async titleCount(@Root() genre: GenreType): Promise<number> {
    const genres = await this.catalog.genres();
    return genres.find(({ id }) => id === genre.id)?.titleCount ?? 0;
  }
}
