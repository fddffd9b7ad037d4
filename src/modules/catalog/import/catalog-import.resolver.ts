import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { AdminType } from '../../../graphql/admin-namespace.js';
import { type Connection, pageRequest, toConnection } from '../../../graphql/connection.js';
import { actorOf, type RequestContext } from '../../../graphql/context.js';
import { AnswersFromEvent } from '../../../graphql/execution/answers-from-event.js';
import { RateLimit } from '../../../graphql/rate-limits/field-limits.js';
import { liveLimit } from '../../../graphql/rate-limits/live-limit.js';
import { defineTopic, type LiveEvent } from '../../../platform/events/live-topics.js';
import type { ImportProgress } from './catalog-import.js';
import type { CatalogImportService } from './catalog-import.service.js';
import {
  CatalogImportConnectionType,
  CatalogImportProgressedType,
  CatalogImportType,
  ImportCatalogInput,
} from './catalog-import.types.js';

/** Keyed by import id. */
export const importProgressTopic = defineTopic<{ readonly importId: string }>('catalog-import');

interface Source {
  readonly args: { readonly id: string; readonly after?: string | null };
  readonly context: RequestContext;
}

@Resolver()
export class CatalogImportResolver {
  constructor(private readonly imports: CatalogImportService) {}

  @Mutation(() => CatalogImportType, {
    description:
      'Import titles into the catalog in the background, and publish them. Titles that were imported before are updated. Audited.',
  })
  importCatalog(
    @Arg('input', () => ImportCatalogInput) input: ImportCatalogInput,
    @Ctx() context: RequestContext,
  ) {
    return this.imports.request(input.source, input.titles, actorOf(context));
  }

  @Subscription(() => CatalogImportProgressedType, {
    description: 'The progress of an import until it finishes. With `after`, missed events are sent first.',
    subscribe: ({ args, context }: Source) =>
      context.liveTopics.subscribe(importProgressTopic, args.id, { after: args.after ?? undefined }),
  })
  @RateLimit(liveLimit)
  @AnswersFromEvent()
  catalogImportProgressed(
    @Root() { id, occurredAt, payload }: LiveEvent<{ readonly importId: string }>,
    @Arg('id', () => ID) _id: string,
    @Arg('after', () => ID, { nullable: true }) _after?: string,
  ): CatalogImportProgressedType {
    return { id, occurredAt, importId: payload.importId };
  }
}

@Resolver(() => CatalogImportProgressedType)
export class CatalogImportProgressedResolver {
  constructor(private readonly imports: CatalogImportService) {}

  @FieldResolver(() => CatalogImportType, { description: 'Its current state.' })
  catalogImport(@Root() { importId }: CatalogImportProgressedType): Promise<ImportProgress> {
    return this.imports.require(importId);
  }
}

@Resolver(() => AdminType)
export class CatalogImportsResolver {
  constructor(private readonly imports: CatalogImportService) {}

  @FieldResolver(() => CatalogImportType, { nullable: true })
  catalogImport(@Arg('id', () => ID) id: string) {
    return this.imports.find(id);
  }

  @FieldResolver(() => CatalogImportConnectionType, { description: 'Newest first.' })
  async catalogImports(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<Connection<ImportProgress>> {
    return toConnection(await this.imports.list(pageRequest(first, after)));
  }
}
