import { type DocumentNode, Kind, type SelectionSetNode, TokenKind } from 'graphql';
import { fragmentsOf } from '../fragments-of.js';

/** The size of an operation, with fragments expanded unless stated otherwise. */
export interface DocumentSize {
  /** Fields on the longest path from the root to a leaf. */
  readonly depth: number;
  /** Fields with an alias. */
  readonly aliases: number;
  /** Directives on fields and fragments. */
  readonly directives: number;
  /** Fields and fragments as written, with fragments not expanded: the cost of reading the document. */
  readonly selections: number;
  /** All tokens, including comments: the parser does not count these, and the document keeps them. */
  readonly tokens: number;
}

type SpreadSize = Omit<DocumentSize, 'selections' | 'tokens'>;

const EMPTY: SpreadSize = { depth: 0, aliases: 0, directives: 0 };

/**
 * Measures every operation of a document and returns the largest of each number. A fragment is measured once and
 * counted wherever it is used, so that measuring is linear where expansion would be exponential. Introspection has a
 * depth rule of its own in GraphQL.js and counts as one level here.
 */
export function measureDocument(document: DocumentNode): DocumentSize {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, SpreadSize>();

  function measureFragment(name: string): SpreadSize {
    const known = measured.get(name);
    if (known) return known;
    // A recursive fragment counts as nothing here; the specification's own rule rejects it.
    measured.set(name, EMPTY);
    const fragment = fragments.get(name);
    const size = fragment ? measureSelections(fragment.selectionSet) : EMPTY;
    measured.set(name, size);
    return size;
  }

  function measureSelections({ selections }: SelectionSetNode): SpreadSize {
    let { depth, aliases, directives } = EMPTY;
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      let inner = EMPTY;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        inner = measureFragment(selection.name.value);
      } else if (selection.selectionSet && !isIntrospection(selection)) {
        inner = measureSelections(selection.selectionSet);
      }
      const isField = selection.kind === Kind.FIELD;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      directives += inner.directives;
    }
    return { depth, aliases, directives };
  }

  const spread = document.definitions.reduce((largest, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return largest;
    const size = measureSelections(definition.selectionSet);
    return {
      depth: Math.max(largest.depth, size.depth),
      aliases: Math.max(largest.aliases, size.aliases),
      directives: Math.max(largest.directives, size.directives),
    };
  }, EMPTY);
  return { ...spread, selections: countSelections(document), tokens: countTokens(document) };
}

function countSelections(document: DocumentNode): number {
  let count = 0;
  const unread: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if ('selectionSet' in definition) unread.push(definition.selectionSet);
  }
  for (let set = unread.pop(); set; set = unread.pop()) {
    count += set.selections.length;
    for (const selection of set.selections) {
      if ('selectionSet' in selection && selection.selectionSet) unread.push(selection.selectionSet);
    }
  }
  return count;
}

function countTokens({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken.next; token && token.kind !== TokenKind.EOF; token = token.next)
    count += 1;
  return count;
}

function isIntrospection(selection: { kind: Kind; name?: { value: string } }): boolean {
  return selection.kind === Kind.FIELD && (selection.name?.value.startsWith('__') ?? false);
}
