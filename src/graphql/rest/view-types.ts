import { type GraphQLNamedType, type GraphQLType, getNamedType } from 'graphql';

/** Types that are views of others. */
export type ViewTypes = ReturnType<typeof createViewTypes>;

export interface ViewParts {
  /** The name of the original type. */
  readonly source: string;
  readonly isSummary: boolean;
  readonly parts: readonly (string | GraphQLType)[];
}

interface KnownView {
  readonly view: GraphQLNamedType;
  /** Whether it is only a summary. */
  readonly isSummary: boolean;
}

/** Creates one type for each set of fields, with a unique name. */
export function createViewTypes() {
  const views = new Map<string, Map<string, KnownView>>();
  const numbers = new Map<GraphQLNamedType, number>();
  const sources = new Map<GraphQLNamedType, string>();

  function numberOf(type: GraphQLNamedType): number {
    const number = numbers.get(type) ?? numbers.size;
    numbers.set(type, number);
    return number;
  }

  function signatureOf(part: string | GraphQLType): string {
    return typeof part === 'string' ? part : `${String(part)}#${numberOf(getNamedType(part))}`;
  }

  return {
    /** The view of a type with these fields. */
    intern<View extends GraphQLNamedType>({ source, isSummary, parts }: ViewParts, make: () => View): View {
      const ofSource = views.get(source) ?? new Map<string, KnownView>();
      views.set(source, ofSource);
      const signature = parts.map(signatureOf).join(' ');
      const known = ofSource.get(signature);
      const view = known?.view ?? make();
      ofSource.set(signature, { view, isSummary: isSummary && (known?.isSummary ?? true) });
      sources.set(view, source);
      return view as View;
    },

    /** The original type of a view. */
    sourceOf: (view: GraphQLNamedType): string => sources.get(view) ?? view.name,

    /** If a type has several views, the one that is more than a summary gets its name. */
    nameApart(): void {
      for (const [source, ofSource] of views) {
        const wholeFirst = [...ofSource.values()].toSorted(
          (a, b) => Number(a.isSummary) - Number(b.isSummary),
        );
        for (const [index, { view }] of wholeFirst.entries()) {
          view.name = `${source}${['', 'Summary'][index] ?? `Summary${index}`}`;
        }
      }
    },
  };
}
