import type { Browser, Page } from 'playwright-core';
import { createDisposer, type Disposer } from '../../src/platform/async/disposer.js';
import { installedBrowser, openBrowser } from './browser.js';
import { eventually } from './eventually.js';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';
import { createHome } from './process-home.js';
import { queryRows } from './process-query.js';
import { createSharedServers } from './process-shared-servers.js';
import { buildWebClient } from './web-client.js';

/** The timeout of a step in a browser on a busy machine. */
export const PATIENCE_MS = 300_000;
const PASSWORD = 'correct horse battery staple';
const ADMIN = 'admin@example.com';
export const VIEWER = 'viewer@example.com';

/** A suffix for the names of tests that need a browser, when there is none. */
export const whereNoBrowser =
  installedBrowser === undefined ? ' (skipped: install Chromium, such as with apt-get install chromium)' : '';

/** A platform with one viewer and one administrator, and a browser that shows it. */
export interface AdminStage extends AsyncDisposable {
  readonly url: string;
  readonly databaseUrl: string;
  readonly browser: Browser;
  readonly page: Page;
  /** For the administrator. */
  readonly api: GraphqlClient;
  /** Errors reported by the browser, including violations of the content security policy. */
  readonly complaints: readonly string[];
  /** Signs in as another person, outside the browser. */
  clientOf(email: string): Promise<GraphqlClient>;
  /** Signs in on a new page; by default on the stage's own page. */
  signIn(email?: string, there?: Page): Promise<void>;
  /** Opens an admin page by name, and waits until it is loaded. */
  open(name: string): Promise<void>;
}

export async function createAdminStage(): Promise<AdminStage> {
  const disposer = createDisposer();
  try {
    return await setStage(disposer);
  } catch (error) {
    await disposer[Symbol.asyncDispose]();
    throw error;
  }
}

async function setStage(disposer: Disposer): Promise<AdminStage> {
  await buildWebClient();
  const servers = disposer.add(await createSharedServers({ migrated: true }));
  const home = disposer.add(await createHome());
  const url = `http://localhost:${home.port}`;
  await home.start({ ...servers.environment, LOG_LEVEL: 'info' }).says(/is ready after/);

  const signUp = (email: string) =>
    createGraphqlClient(url).send(operations.SignUp, { input: { email, password: PASSWORD } });
  await signUp(VIEWER);
  await signUp(ADMIN);
  await queryRows(servers.databaseUrl, 'UPDATE accounts SET email_verified_at = now()');
  await queryRows(servers.databaseUrl, `UPDATE accounts SET role = 'ADMIN' WHERE email = '${ADMIN}'`);
  const clientOf = async (email: string) => {
    const { signIn } = await createGraphqlClient(url).send(operations.SignIn, {
      input: { email, password: PASSWORD },
    });
    return createGraphqlClient(url, signIn.accessToken);
  };

  const browser = await openBrowser();
  disposer.defer(() => browser.close());
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));

  return {
    url,
    databaseUrl: servers.databaseUrl,
    browser,
    page,
    api: await clientOf(ADMIN),
    complaints,
    clientOf,
    async signIn(email = ADMIN, there = page) {
      await there.goto(`${url}/admin`);
      await there.getByLabel('E-mail').fill(email);
      await there.getByLabel('Password').first().fill(PASSWORD);
      await there.getByRole('button', { name: 'Sign in' }).click();
    },
    async open(name) {
      const pages = page.getByRole('navigation', { name: 'Admin pages' });
      await pages.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await eventually(
        () => page.getByRole('status', { name: 'Loading' }).count(),
        (count) => count === 0,
        PATIENCE_MS,
      );
    },
    [Symbol.asyncDispose]: () => disposer[Symbol.asyncDispose](),
  };
}
