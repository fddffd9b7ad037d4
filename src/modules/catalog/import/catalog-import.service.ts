import type { Actor } from '../../../shared/actor.js';
import type { Clock } from '../../../shared/clock.js';
import { InvalidInputError, NotFoundError } from '../../../shared/domain-error.js';
import { type DomainEvent, domainEvent } from '../../../shared/domain-event.js';
import { isId, newId } from '../../../shared/ids.js';
import type { PageRequest } from '../../../shared/page.js';
import { type ImportedTitle, type ImportProgress, importedTitleSchema } from './catalog-import.js';
import type { CatalogImportRepository, ImportTransactor } from './catalog-import.repository.js';
import type { TitleImporter } from './title-importer.js';

export type ImportRequested = DomainEvent<'catalog.import_requested', { readonly importId: string }>;

export interface CatalogImportDependencies {
  readonly transactor: ImportTransactor;
  readonly imports: CatalogImportRepository;
  readonly importer: TitleImporter;
  /** Publishes the progress of an import. */
  readonly announce: (progress: ImportProgress) => Promise<void>;
  readonly clock: Clock;
}

export type CatalogImportService = ReturnType<typeof createCatalogImportService>;

const MOST_IMPORTED = 500;
/** Often enough to show progress, without an event for every title. */
const ANNOUNCED_EVERY = 10;
const SOURCE = /^[a-z0-9][a-z0-9-]{0,59}$/u;
/** Sources that cannot be imported: titles created here, and the demo's. */
const OWN_SOURCES = new Set(['studio', 'vega-movies', 'demo-series']);

/** Imports many titles in the background. An interrupted import resumes where it was. */
export function createCatalogImportService(dependencies: CatalogImportDependencies) {
  const { transactor, imports, importer, announce, clock } = dependencies;

  async function require(id: string): Promise<ImportProgress> {
    const progress = isId(id) ? await imports.find(id) : null;
    if (!progress) throw new NotFoundError('The import');
    return progress;
  }

  return {
    /** @throws InvalidInputError */
    async request(source: string, given: readonly ImportedTitle[], actor: Actor): Promise<ImportProgress> {
      const titles = requireTitles(source, given);
      const id = newId();
      const requestedAt = clock.now();
      await transactor.run(async (repositories) => {
        await repositories.imports.insert({ id, source, titles, requestedBy: actor.accountId, requestedAt });
        await repositories.audit.append({
          actor,
          action: 'catalog.import_requested',
          subject: { type: 'catalog_import', id },
          details: { source, titles: titles.length },
          occurredAt: requestedAt,
        });
        await repositories.outbox.append([
          domainEvent('catalog.import_requested', { importId: id }, requestedAt),
        ]);
      });
      return require(id);
    },

    /** @throws NotFoundError */
    require,

    find: async (id: string) => (isId(id) ? imports.find(id) : null),

    /** Newest first. @throws InvalidInputError */
    list: (page: PageRequest) => imports.list(page),

    /** Processes the remaining titles of an import. Must not run concurrently for an import, which the job ensures. */
    async run(id: string, signal: AbortSignal): Promise<void> {
      const { source, done, requestedBy } = await require(id);
      const actor: Actor = { accountId: requestedBy, sessionId: null, address: null, requestId: null };
      const remaining = await imports.remaining(id);
      for (const [index, title] of remaining.entries()) {
        signal.throwIfAborted();
        const outcome = await importer.take(source, title, actor);
        await imports.count(id, done + index, title.key, outcome);
        if ((index + 1) % ANNOUNCED_EVERY === 0) await announce(await require(id));
      }
      await imports.finish(id, clock.now());
      await announce(await require(id));
    },
  };
}

/** @throws InvalidInputError */
function requireTitles(source: string, given: readonly ImportedTitle[]): ImportedTitle[] {
  if (!SOURCE.test(source) || OWN_SOURCES.has(source)) {
    throw new InvalidInputError({
      source: 'Name it with 1 to 60 of a-z, 0-9 and -, and as no source of ours.',
    });
  }
  if (given.length < 1 || given.length > MOST_IMPORTED) {
    throw new InvalidInputError({ titles: `Send 1 to ${MOST_IMPORTED} titles at a time.` });
  }
  const read = importedTitleSchema.array().safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new InvalidInputError({ titles: `${issue?.path.join('.')}: ${issue?.message}.` });
  }
  if (new Set(read.data.map(({ key }) => key)).size !== read.data.length) {
    throw new InvalidInputError({ titles: 'Each key may be there once.' });
  }
  return read.data;
}
