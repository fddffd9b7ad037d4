import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { fastify } from 'fastify';
import { type AuditResult, auditServer } from 'graphql-http';
import { expect, it } from 'vitest';
import { createShopSchema, startShop } from '../../test/support/graphql/shop-server.js';

/** Audits a server twice, so that cached operations are audited too. */
async function audit(url: string) {
  await auditServer({ url });
  const results = await auditServer({ url });
  const named = (status: AuditResult['status']) =>
    results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
  return { errors: named('error'), warnings: named('warn'), oks: named('ok').length };
}

it('passes the audits of the GraphQL over HTTP specification that Apollo Server passes', async () => {
  await using shop = await startShop();
  const apollo = new ApolloServer({ schema: createShopSchema({ count: 0 }) });
  await apollo.start();
  const stock = fastify();
  stock.route({ method: ['GET', 'POST', 'OPTIONS'], url: '/graphql', handler: fastifyApolloHandler(apollo) });
  const stockUrl = `${await stock.listen({ port: 0 })}/graphql`;

  const ours = await audit(shop.url);
  const theirs = await audit(stockUrl);
  await stock.close();
  await apollo.stop();

  expect(ours.errors).toEqual([]);
  expect(ours.oks).toBeGreaterThan(50);
  expect(ours.warnings.length).toBeLessThanOrEqual(theirs.warnings.length);
});
