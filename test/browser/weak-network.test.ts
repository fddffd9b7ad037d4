import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser } from '../support/browser.js';
import { type BrowserViewer, idOf, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import * as operations from '../support/operations.js';

const FILM = 'The Godfather';
/** A proxy's response when it does not reach the service. */
const BAD_GATEWAY = { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' };

/** Delays requests to some URLs that contain a text, until they are released. */
async function hold(page: Page, address: string, word = '') {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held: Route[] = [];
  await page.route(address, async (route) => {
    if (!(route.request().postData() ?? '').includes(word)) return route.fallback();
    held.push(route);
    await released;
    return route.continue().catch(() => undefined);
  });
  return {
    count: () => held.length,
    letGo: release,
    async fail() {
      await Promise.all(held.map((route) => route.abort()));
      release();
      await page.unroute(address);
    },
  };
}

describe.skipIf(installedBrowser === undefined)(
  `a viewer in a browser with a weak network${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;
    let filmId: string;

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'standard-monthly' });
      page = viewer.page;
      filmId = await idOf(viewer.api, FILM);
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const dialog = () => page.getByRole('dialog');
    const failing = (word: string) =>
      page.route('**/graphql', (route) =>
        route.request().postData()?.includes(word) ? route.fulfill(BAD_GATEWAY) : route.fallback(),
      );
    const works = () => page.unroute('**/graphql');

    it('is told that the next page is on its way', async () => {
      await page.goto(viewer.url);
      await page.getByRole('region', { name: 'For you' }).waitFor();
      const code = await hold(page, '**/assets/inbox-page*.js');
      const notice = page.getByRole('status').filter({ hasText: 'The page is on its way' });
      await page.getByRole('link', { name: /^Inbox/ }).click();
      await notice.waitFor({ state: 'attached' });
      expect.soft(await barriers(page)).toEqual([]);
      code.letGo();
      await page.getByRole('heading', { level: 1, name: 'inbox' }).waitFor();
      await notice.waitFor({ state: 'detached' });
      await page.unroute('**/assets/inbox-page*.js');
    });

    it('tries again to play what a proxy has refused', async () => {
      await failing('"Playable"');
      await page.goto(`${viewer.url}/watch/${filmId}`);
      await page.getByRole('heading', { name: 'It cannot be played now' }).waitFor();
      expect(await page.getByRole('main').count()).toBe(1);
      await works();
      await button('Try again').click();
      await button('Pause').waitFor({ timeout: PATIENCE_MS });
    });

    it('is told what failed after a dialog was closed, and not again when it is opened', async () => {
      await page.goto(`${viewer.url}/account`);
      await button('Cancel the subscription').click();
      const request = await hold(page, '**/graphql', '"CancelSubscription"');
      await button('Cancel it').click();
      await expect.poll(request.count, { timeout: PATIENCE_MS }).toBe(1);
      await button('Keep it').click();
      await dialog().waitFor({ state: 'detached' });
      await request.fail();
      await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
      await button('Cancel the subscription').click();
      await button('Cancel it').waitFor();
      expect(await dialog().getByRole('alert').count()).toBe(0);
    });

    it('is told what failed after a dialog was closed that keeps nothing', async () => {
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await button('Pay in another way').click();
      const request = await hold(page, '**/graphql', '"UpdatePaymentMethod"');
      await button('Use it').click();
      await expect.poll(request.count, { timeout: PATIENCE_MS }).toBe(1);
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      const told = page.getByRole('alert').filter({ hasText: 'cannot be reached' });
      await told.waitFor({ state: 'detached' });
      await request.fail();
      await told.waitFor();
      expect(await told.textContent()).toContain('That did not work');
    });

    it('tries again in the same dialog, and cancels once', async () => {
      await failing('"CancelSubscription"');
      await button('Cancel the subscription').click();
      await button('Cancel it').click();
      await dialog().getByRole('alert').waitFor();
      await works();
      await button('Cancel it').click();
      await button('Resume').waitFor();
      const steps = page.getByRole('region', { name: 'What happened so far' });
      await steps.getByText('Cancelled', { exact: true }).waitFor();
      expect(await steps.getByText('Cancelled', { exact: true }).count()).toBe(1);
    });

    it('sees that what is shown is not new, and gets it anew', async () => {
      await page.goto(`${viewer.url}/account/devices`);
      await page.getByText('This device').waitFor();
      await failing('"AccountStanding"');
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Plan' }).waitFor();
      await page.getByRole('link', { name: 'Devices', exact: true }).click();
      await page.getByRole('main').getByRole('alert').waitFor();
      expect(await page.getByText('This device').count()).toBe(1);
      await works();
      await button('Try again').click();
      await page.getByRole('main').getByRole('alert').waitFor({ state: 'detached' });
    });

    it('is signed out at once, and the service hears of it when it can', async () => {
      const request = await hold(page, '**/graphql', 'mutation SignOut');
      await button('Profile Alex').click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Create your account' }).waitFor();
      await expect.poll(request.count, { timeout: PATIENCE_MS }).toBe(1);
      request.letGo();
      const ended = () =>
        viewer.api.send(operations.Me).then(
          () => false,
          () => true,
        );
      await expect.poll(ended, { timeout: PATIENCE_MS }).toBe(true);
    });
  },
);
