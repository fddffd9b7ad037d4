import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type Connection, pageRequest, toShownConnection } from '../../graphql/connection.js';
import type { RequestContext } from '../../graphql/context.js';
import type { Audiences } from './audiences.js';
import type { CatalogService } from './catalog.service.js';
import type { Title } from './domain/title.js';
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
    private readonly audiences: Audiences,
  ) {}

  @Query(() => [GenreType], { description: 'Every genre, by name.' })
  async genres(@Ctx() context: Context) {
    return this.catalog.genres(await this.audiences.of(null, context));
  }

  @Query(() => TitleType, {
    nullable: true,
    description: 'A published title; null when it does not exist or the profile may not see it.',
  })
  async title(
    @Arg('id', () => ID) id: string,
    @Arg('profileId', () => ID, { nullable: true }) profileId: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Title | null> {
    const title = await context.loaders.titleById.load(id);
    const { maturityLimit } = await this.audiences.of(profileId, context);
    return title?.isSuitableFor(maturityLimit) ? title : null;
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
    const audience = await this.audiences.of(profileId, context);
    const page = await this.catalog.list(filter, audience, orderBy, pageRequest(first, after));
    // Null for titles that were removed since the list was read.
    return toShownConnection(page, ({ id }) => context.loaders.titleById.load(id));
  }
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
  @FieldResolver(() => Int, {
    description:
      'The number of films and series of this genre that are available to this device, here and now.',
  })
  async titleCount(@Root() { id }: GenreType, @Ctx() { loaders }: CatalogContext): Promise<number> {
    return (await loaders.genreById.load(id))?.titleCount ?? 0;
  }
}
