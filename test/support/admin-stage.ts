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

/** How long a step in a browser may take on a busy machine. */
export const PATIENCE_MS = 300_000;
const PASSWORD = 'correct horse battery staple';
const ADMIN = 'admin@example.com';
export const VIEWER = 'viewer@example.com';

/** What is said of tests that need a browser where there is none. */
export const whereNoBrowser =
  installedBrowser === undefined ? ' (skipped: install Chromium, such as with apt-get install chromium)' : '';

/** A platform with one viewer and one administrator, and a browser before it. */
export interface AdminStage extends AsyncDisposable {
  readonly url: string;
  readonly databaseUrl: string;
  readonly browser: Browser;
  readonly page: Page;
  /** For the administrator. */
  readonly api: GraphqlClient;
  /** What the browser complained of, the content security policy among them. */
  readonly complaints: readonly string[];
  /** Signs in as somebody else, beside the browser. */
  clientOf(email: string): Promise<GraphqlClient>;
  /** Signs in on a page that stands nowhere yet; on the stage's own one where none is named. */
  signIn(email?: string, there?: Page): Promise<void>;
  /** Goes to a page by its name among the admin pages, and waits for what it loads. */
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
