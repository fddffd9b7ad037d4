import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from './title.loaders.js';
import { TitleType } from './title.types.js';

/**
 * A resolver that adds the field `title` to a type whose objects know their title by `titleId`, so that every
 * title an operation touches is loaded in one batch.
 */
export function titleFieldResolver(type: ClassType<{ titleId: string }>): ClassType {
  @Resolver(() => type)
  class TitleFieldResolver {
    @FieldResolver(() => TitleType, {
      nullable: true,
      description: 'Null once the title has left the catalog.',
    })
    title(@Root() { titleId }: { readonly titleId: string }, @Ctx() context: CatalogContext) {
      return context.loaders.titleById.load(titleId);
    }
  }
  return TitleFieldResolver;
}
