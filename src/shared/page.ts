/** A request for a page: at most `first` entries, after the cursor `after`. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** A page of a list, by keyset pagination: cursors stay valid while rows are added and removed. */
export interface Page<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly hasNextPage: boolean;
  readonly totalCount?: number;
}

export const LARGEST_PAGE = 100;

/** Makes a page from one row more than requested, which shows whether there is a next page. */
export function toPage<Node>(
  rows: readonly Node[],
  first: number,
  cursorOf: (node: Node) => string,
): Page<Node> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
  return { edges, hasNextPage: rows.length > first };
}

/** Maps the nodes of a page with `present`. */
export function mapPage<Node, Presented>(
  page: Page<Node>,
  present: (node: Node) => Presented,
): Page<Presented> {
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: present(node) })) };
}
