import { type GraphQLNamedType, type GraphQLType, getNamedType } from 'graphql';

/** The types that were made as views of others. */
export type ViewTypes = ReturnType<typeof createViewTypes>;

export interface ViewParts {
  /** The name of the type that it is a view of. */
  readonly source: string;
  readonly isSummary: boolean;
  readonly parts: readonly (string | GraphQLType)[];
}

interface KnownView {
  readonly view: GraphQLNamedType;
  /** Whether it was never more than that. */
  readonly isSummary: boolean;
}

/** Makes a type once for each set of parts, and finds names for them. */
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
    /** The view of the type of that name which has these parts. */
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

    /** Which type a view is of. */
    sourceOf: (view: GraphQLNamedType): string => sources.get(view) ?? view.name,

    /** Where there are several views of a type, the one that is more than a summary keeps its name. */
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
