import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createDisposer } from '../../src/platform/async/disposer.js';
import { installedBrowser, openBrowser } from './browser.js';
import { createDemoServers } from './demo-servers.js';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';
import { createHome } from './process-home.js';
import * as search from './search-operations.js';
import { buildWebClient } from './web-client.js';

/** A timeout for a complete product and a browser on a slow machine. */
export const PATIENCE_MS = 300_000;

/** A suffix for the names of suites: why they are skipped, if they are. */
export const where =
  installedBrowser === undefined ? ' (skipped: install Chromium, such as with apt-get install chromium)' : '';

/** A person with a profile in a separate browser, with a separate demo. */
export interface BrowserViewer extends AsyncDisposable {
  readonly browser: Browser;
  readonly page: Page;
  /** The URL of the product. */
  readonly url: string;
  /** The same person on the same device, outside the browser. */
  readonly api: GraphqlClient;
  readonly profileId: string;
  readonly email: string;
  readonly password: string;
  /** Errors reported by the browser, including violations of the content security policy. */
  readonly complaints: readonly string[];
}

export interface BrowserViewerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** The plan to subscribe to; by default none. */
  readonly planCode?: string;
  readonly browser?: BrowserContextOptions;
}

/** Starts the product, and signs a person up in a browser; disposing of the result ends both. */
export async function openViewer(options: BrowserViewerOptions = {}): Promise<BrowserViewer> {
  const disposer = createDisposer();
  await buildWebClient();
  const servers = disposer.add(await createDemoServers());
  const home = disposer.add(await createHome());
  const url = `http://localhost:${home.port}`;
  await home.start({ ...servers.environment, ...options.environment }).says(/is ready after/);
  const browser = await openBrowser();
  disposer.defer(() => browser.close());
  // Elements that are still fading in have too little contrast.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options.browser });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));

  const email = 'viewer@example.com';
  const password = 'correct horse battery staple';
  await signUp(page, url, { email, password });

  const api = createGraphqlClient(url, await accessTokenIn(page));
  if (options.planCode !== undefined) await subscribe(api, options.planCode);
  const { me } = await api.send(operations.Me);
  return {
    browser,
    page,
    url,
    api,
    profileId: me.profiles[0]?.id ?? '',
    email,
    password,
    complaints,
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}

/** Signs a person up in a browser, with a profile named Alex. */
export async function signUp(
  page: Page,
  url: string,
  { email, password }: Pick<BrowserViewer, 'email' | 'password'>,
): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').first().fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Name').fill('Alex');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await page.getByRole('region', { name: 'For you' }).waitFor();
}

/** The id of the first search result for a name. */
export async function idOf(api: GraphqlClient, name: string): Promise<string> {
  const found = await api.send(search.Search, { query: name });
  return found.search.edges[0]?.node.id ?? '';
}

async function accessTokenIn(page: Page): Promise<string> {
  const kept = await page.evaluate('localStorage.getItem("streamcore.sign-in")');
  const { accessToken } = JSON.parse(String(kept)) as { readonly accessToken: string };
  return accessToken;
}

async function subscribe(api: GraphqlClient, planCode: string): Promise<void> {
  const { plans } = await api.send(operations.Plans);
  const planId = plans.find(({ code }) => code === planCode)?.id ?? '';
  await api.send(operations.Subscribe, {
    input: { planId, paymentMethod: 'pm_card', idempotencyKey: 'first' },
  });
}
