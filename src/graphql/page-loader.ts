import DataLoader from 'dataloader';
import type { Page, PageRequest } from '../shared/page.js';

/** A page of one owner's list. */
export interface OwnedPage extends PageRequest {
  readonly ownerId: string;
}

export type PageLoader<Node> = DataLoader<OwnedPage, Page<Node>, string>;

/**
 * Loads the same page of many owners' lists at once, so that the number of statements for a nested list does not
 * depend on the length of the outer one.
 * @param loadPages returns the pages in the order of the owners
 */
export function createPageLoader<Node>(
  loadPages: (ownerIds: readonly string[], page: PageRequest) => Promise<readonly Page<Node>[]>,
): PageLoader<Node> {
  async function loadAll(asked: readonly OwnedPage[]): Promise<Page<Node>[]> {
    const loaded = new Map<string, Page<Node>>();
    for (const alike of groupByPage(asked)) {
      const [{ first, after }] = alike;
      const pages = await loadPages(
        alike.map(({ ownerId }) => ownerId),
        { first, after },
      );
      for (const [index, page] of pages.entries()) {
        const key = alike[index];
        if (key) loaded.set(keyOf(key), page);
      }
    }
    return asked.map((key) => loaded.get(keyOf(key)) ?? { edges: [], hasNextPage: false });
  }

  return new DataLoader(loadAll, { cacheKeyFn: keyOf });
}

type Alike = [OwnedPage, ...OwnedPage[]];

/** Aliases may request several pages of one list. */
function groupByPage(asked: readonly OwnedPage[]): Iterable<Alike> {
  const groups = new Map<string, Alike>();
  for (const key of asked) {
    const page = JSON.stringify([key.first, key.after]);
    const group = groups.get(page);
    if (group) group.push(key);
    else groups.set(page, [key]);
  }
  return groups.values();
}

function keyOf({ ownerId, first, after }: OwnedPage): string {
  return JSON.stringify([ownerId, first, after]);
}
