import { anyone, isAdmin, type Rules, type ShieldRule } from '../../graphql/rules.js';
import { watchesImport } from './import/catalog-import.rules.js';
import type { CatalogImportService } from './import/catalog-import.service.js';

/** @param ownsProfileIfNamed allows callers who name no profile, or one of their own */
export function catalogRules(
  ownsProfileIfNamed: ShieldRule,
  imports: Pick<CatalogImportService, 'find'>,
): Rules {
  return {
    Query: {
      genres: anyone,
      search: ownsProfileIfNamed,
      title: ownsProfileIfNamed,
      titles: ownsProfileIfNamed,
    },
    Mutation: {
      createMovie: isAdmin,
      createSeries: isAdmin,
      addSeason: isAdmin,
      updateSeason: isAdmin,
      addEpisode: isAdmin,
      updateTitle: isAdmin,
      publishTitle: isAdmin,
      archiveTitle: isAdmin,
      importCatalog: isAdmin,
    },
    Subscription: { catalogImportProgressed: watchesImport(imports) },
  };
}
