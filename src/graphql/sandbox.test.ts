import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOP_LIMITS, type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

const STUDIO = 'https://studio.apollographql.com';

let shop: ShopServer;
let closedShop: ShopServer;

const http = (allowedOrigins: readonly string[]) => ({
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://localhost',
  allowedOrigins,
  trustedProxies: [],
  drainMs: 0,
});

beforeAll(async () => {
  shop = await startShop({ http: http([STUDIO]) });
  closedShop = await startShop({ http: http([]), gate: { limits: SHOP_LIMITS, introspection: false } });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await closedShop[Symbol.asyncDispose]();
});

const preflight = (url: string, origin = STUDIO) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,apollographql-client-name',
    },
  });

/** The introspection query of Apollo Sandbox. */
async function introspect(url: string, origin = STUDIO) {
  const query = getIntrospectionQuery({
    schemaDescription: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      origin,
      accept: 'application/json',
      'content-type': 'application/json',
      'apollographql-client-name': 'sandbox',
    },
    body: JSON.stringify({ operationName: 'IntrospectionQuery', query, variables: {} }),
  });
  const answer = (await response.json()) as { data?: IntrospectionQuery; errors?: readonly object[] };
  return { ...answer, allowed: response.headers.get('access-control-allow-origin') };
}

describe('Apollo Sandbox', () => {
  it('passes the CORS preflight of GraphQL and REST, once its origin is allowed', async () => {
    for (const path of ['/graphql', '/api/order']) {
      const { status, headers } = await preflight(new URL(path, shop.url).href);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(STUDIO);
      expect(headers.get('access-control-allow-methods')).toContain('POST');
      expect(headers.get('access-control-allow-headers')).toContain('authorization');
      // No response here depends on cookies.
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('can read the whole schema', async () => {
    const { data, allowed } = await introspect(shop.url);
    expect(allowed).toBe(STUDIO);
    if (!data) throw new Error('There is no schema.');
    expect(printSchema(buildClientSchema(data))).toBe(printSchema(shop.schema));
  });

  it('is refused if its origin is not allowed, or introspection is off', async () => {
    expect((await introspect(shop.url, 'https://studio.apollographql.com.example')).allowed).toBeNull();
    expect((await preflight(closedShop.url)).headers.get('access-control-allow-origin')).toBeNull();
    const closed = await introspect(closedShop.url);
    expect(closed.allowed).toBeNull();
    expect(closed.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });
});
