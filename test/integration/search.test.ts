import { describe, expect, test } from 'vitest';
import { seedDemoCatalog } from '../support/demo-catalog.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { Search } from '../support/search-operations.js';
import { SEARCH_QUERIES } from '../support/search-queries.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ role: 'api' });
await seedDemoCatalog(platform);
const client = createGraphqlClient(platform.address);

const LEAST_SHARE = 0.95;

async function firstThree(query: string): Promise<string[]> {
  const { search } = await client.send(Search, { query, first: 3 });
  return search.edges.map(({ node }) => node.name);
}

test('what people type finds what they mean among the first three', async () => {
  const queries = Object.entries(SEARCH_QUERIES).flatMap(([kind, list]) =>
    list.map((query) => ({ kind, ...query })),
  );
  const missed: string[] = [];
  for (const { kind, query, expected } of queries) {
    const found = await firstThree(query);
    if (!expected.some((name) => found.includes(name))) {
      missed.push(`${kind}: "${query}" finds ${JSON.stringify(found)}, not ${expected[0]}`);
    }
  }
  const share = 1 - missed.length / queries.length;
  console.info(`${queries.length - missed.length} of ${queries.length} queries found`, missed);
  expect(queries.length).toBeGreaterThanOrEqual(100);
  expect(share, missed.join('\n')).toBeGreaterThanOrEqual(LEAST_SHARE);
});
