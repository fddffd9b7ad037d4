/** What a caller asks of a list: at most `first` entries, after the one that `after` points at. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list, by keyset: cursors stay right while rows come and go. */
export interface Page<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly hasNextPage: boolean;
  readonly totalCount?: number;
}

export const LARGEST_PAGE = 100;

/**
 * Cuts a page from rows that were read one further than asked, which tells whether there is a next page.
 */
export function toPage<Node>(
  rows: readonly Node[],
  first: number,
  cursorOf: (node: Node) => string,
): Page<Node> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, hasNextPage: rows.length > first };
}

/** The same page with each node as `present` gives it. */
export function mapPage<Node, Presented>(
  page: Page<Node>,
  present: (node: Node) => Presented,
): Page<Presented> {
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: present(node) })) };
}
