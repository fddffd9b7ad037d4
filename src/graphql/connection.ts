import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { InvalidInputError } from '../shared/domain-error.js';
import { type Edge, LARGEST_PAGE, type Page, type PageRequest } from '../shared/page.js';

@ObjectType('PageInfo', {
  description: 'The end of a page, and whether another one follows.',
  simpleResolvers: true,
})
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether another page follows.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass it as `after` to get the next page.' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfoType;
  readonly totalCount: number | null;
}

/** The Relay connection and edge types over a node type, `<name>Connection` and `<name>Edge`. */
export function connectionType<Node extends object>(
  name: string,
  nodeType: () => ClassType<Node> | (abstract new () => Node),
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `An entry of a list of ${name}, with its cursor.`,
    simpleResolvers: true,
  })
  class EdgeType {
    @Field(() => String, { description: 'An opaque cursor for this entry.' })
    cursor!: string;

    @Field(nodeType as () => ClassType<Node>)
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;

    @Field(() => Int, {
      nullable: true,
      description: 'The length of the whole list, where it is cheap to compute.',
    })
    totalCount!: number | null;
  }
  return ConnectionType;
}

/** Presents a page as a Relay connection. */
export function toConnection<Node>(page: Page<Node>): Connection<Node> {
  return {
    edges: page.edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.edges.at(-1)?.cursor ?? null },
    totalCount: page.totalCount ?? null,
  };
}

/**
 * The same when some entries of a page may not be shown. The next page starts after its last entry, whether that is
 * shown or not.
 * @param show returns what is shown of an entry; null for nothing
 */
export async function toShownConnection<Node, Shown>(
  page: Page<Node>,
  show: (node: Node) => Promise<Shown | null>,
): Promise<Connection<Shown>> {
  const shown = await Promise.all(page.edges.map(({ node }) => show(node)));
  const edges = page.edges.flatMap(({ cursor }, index) => {
    const node = shown[index];
    return node ? [{ cursor, node }] : [];
  });
  return { ...toConnection({ ...page, edges }), pageInfo: toConnection(page).pageInfo };
}

/**
 * Reads the paging arguments of a list field.
 * @throws InvalidInputError when `first` is not between 1 and 100
 */
export function pageRequest(first: number, after: string | null | undefined): PageRequest {
  if (first < 1 || first > LARGEST_PAGE) {
    throw new InvalidInputError({ first: `Request 1 to ${LARGEST_PAGE} entries at a time.` });
  }
  return { first, after: after ?? null };
}
