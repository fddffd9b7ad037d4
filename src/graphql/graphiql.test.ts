import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ShopServer, startShop } from '../../test/support/graphql/shop-server.js';

const demo = {
  authorization: 'Bearer demo-token',
  email: 'demo@streamcore.example',
  password: '</script><script>alert(1)</script>',
  profileId: 'profile-1',
  planId: 'plan-1',
  titleId: 'title-1',
};

let shop: ShopServer;
let demoShop: ShopServer;

beforeAll(async () => {
  shop = await startShop();
  demoShop = await startShop({ demo: () => Promise.resolve(demo) });
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await demoShop[Symbol.asyncDispose]();
});

const open = (url: string) =>
  fetch(url, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });

function settingsOf(page: string) {
  const json = /<script id="settings" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1];
  return JSON.parse(json ?? 'null');
}

describe('GraphiQL', () => {
  it('is served to browsers', async () => {
    const page = await open(shop.url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('loads nothing from elsewhere, and all its assets exist', async () => {
    const page = await (await open(shop.url)).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    const files = loaded.filter((address) => !address.startsWith('data:'));
    expect(files).toHaveLength(5);
    for (const file of files) {
      expect(file).toMatch(/^\/graphiql\//);
      expect((await fetch(new URL(file, shop.url))).status).toBe(200);
    }
  });

  it('serves the modules that its socket client imports', async () => {
    const client = await (await fetch(new URL('/graphiql/client.js', shop.url))).text();
    const imported = /from '\.\/(common-[^']+)'/.exec(client)?.[1];
    const response = await fetch(new URL(`/graphiql/${imported}`, shop.url));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await fetch(new URL('/graphiql/package.json', shop.url))).status).toBe(404);
  });

  it('signs in the demo viewer only in a demo', async () => {
    const ours = settingsOf(await (await open(demoShop.url)).text());
    expect(JSON.parse(ours.tabs[1].headers)).toEqual({ authorization: 'Bearer demo-token' });
    expect(JSON.parse(ours.tabs[0].variables).input.password).toBe(demo.password);
    expect(JSON.parse(settingsOf(await (await open(shop.url)).text()).tabs[1].headers)).toEqual({});
  });

  it('opens without a sign-in while the demo viewer can have none', async () => {
    await using full = await startShop({ demo: () => Promise.resolve(null) });
    const page = await open(full.url);
    expect(page.status).toBe(200);
    expect(JSON.parse(settingsOf(await page.text()).tabs[1].headers)).toEqual({});
  });

  it.each([
    ['by another name that leads here', { host: 'evil.example' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
  ])('does not sign in a client that comes %s', async (_how, headers) => {
    const request = get(demoShop.url, { headers: { accept: 'text/html', ...headers } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const page = await text(response);
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(settingsOf(page).tabs[1].headers)).toEqual({});
    expect(page).not.toMatch(/demo-token|alert/);
  });
});
