import { anyone, type Rules, type ShieldRule } from '../../graphql/rules.js';
import type { DatabaseClient } from '../../platform/database/database.js';
import type { Viewer } from '../../shared/viewer.js';
import { CatalogResolver, GenreFieldsResolver, TitleFieldsResolver } from './catalog.resolver.js';
import { createCatalogService, type GenreCache, type TitleCache } from './catalog.service.js';
import { createMaturityLimits, type ProfileLimitReader } from './maturity-limits.js';
import { createCatalogLoaders } from './title.loaders.js';
import { createPrismaTitleRepository } from './title.repository.prisma.js';
import { titleTypeName } from './title.types.js';

export interface CatalogDependencies {
  readonly client: DatabaseClient;
  readonly cache: { readonly titles: TitleCache; readonly genres: GenreCache };
  readonly profiles: ProfileLimitReader;
  /** Lets through whoever names no profile, or one of their own. */
  readonly ownsProfileIfNamed: ShieldRule;
}

/** Wires the catalog. */
export function createCatalog(dependencies: CatalogDependencies) {
  const service = createCatalogService(createPrismaTitleRepository(dependencies.client), dependencies.cache);
  const limits = createMaturityLimits(dependencies.profiles);
  const rules: Rules = {
    Query: {
      genres: anyone,
      title: dependencies.ownsProfileIfNamed,
      titles: dependencies.ownsProfileIfNamed,
    },
    Mutation: {},
    Subscription: {},
  };
  return {
    service,
    resolvers: [
      new CatalogResolver(service, limits),
      new TitleFieldsResolver(),
      new GenreFieldsResolver(service),
    ],
    rules,
    typeResolvers: { Title: titleTypeName },
    createLoaders: (viewer: Viewer | null) =>
      createCatalogLoaders(service, () => limits.of(viewer?.boundProfileId ?? null)),
  };
}
