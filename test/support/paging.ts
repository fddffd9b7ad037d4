/** A Relay connection, as far as paging needs it. */
interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/**
 * All entries of a list, read page by page.
 * @throws Error when a page ends where the previous one ended
 */
export async function readAllPages<Node>(
  readPage: (after: string | undefined) => Promise<Connection<Node>>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | undefined; ; ) {
    const { edges, pageInfo } = await readPage(after);
    nodes.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return nodes;
    if (pageInfo.endCursor === after) throw new Error('The list does not go on.');
    after = pageInfo.endCursor ?? undefined;
  }
}
