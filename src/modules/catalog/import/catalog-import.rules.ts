import type { RequestContext } from '../../../graphql/context.js';
import { and, rule } from '../../../graphql/graphql-shield.js';
import { isAdmin, type ShieldRule } from '../../../graphql/rules.js';
import { NotFoundError } from '../../../shared/domain-error.js';
import type { CatalogImportService } from './catalog-import.service.js';

/** Requires the ADMIN role and an existing import, so that no client waits for events that never come. */
export function watchesImport(imports: Pick<CatalogImportService, 'find'>): ShieldRule {
  const importIsKnown = rule('importIsKnown', { cache: 'no_cache' })(
    async (_parent, { id }: { readonly id: string }, { viewer }: RequestContext) =>
      // Only administrators may learn whether it exists.
      viewer?.role !== 'ADMIN' || (await imports.find(id)) !== null || new NotFoundError('The import'),
  );
  return and(isAdmin, importIsKnown);
}
