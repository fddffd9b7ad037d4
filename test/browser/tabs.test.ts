import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import { profilesOf } from '../support/profiles.js';

describe.skipIf(installedBrowser === undefined)(
  `two tabs of a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;
    let other: Page;

    beforeAll(async () => {
      viewer = await openViewer();
      page = viewer.page;
      await profilesOf({ client: viewer.api }).create({ name: 'Kim' });
      other = await page.context().newPage();
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const whoWatches = (tab: Page, name: string) => tab.getByRole('button', { name: `Profile ${name}` });

    it('have the profile that was chosen last when they are opened', async () => {
      await other.goto(viewer.url);
      await whoWatches(other, 'Alex').waitFor();
      expect(new URL(other.url()).pathname).toBe('/');
    });

    it('keep the profile that was chosen in them, whatever is chosen in the other', async () => {
      await page.goto(`${viewer.url}/search`);
      await other.goto(`${viewer.url}/profiles?next=%2Fwatchlist`);
      await other.getByRole('button', { name: 'Kim' }).click();
      await whoWatches(other, 'Kim').waitFor();
      await page.getByRole('link', { name: 'My list', exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Your list is empty' }).waitFor();
      expect(await whoWatches(page, 'Alex').count()).toBe(1);
      await page.reload();
      await whoWatches(page, 'Alex').waitFor();
      const third = await page.context().newPage();
      await third.goto(viewer.url);
      await whoWatches(third, 'Kim').waitFor();
      await third.close();
    });

    it('are both left once somebody signs out in one of them', async () => {
      await whoWatches(page, 'Alex').click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Create your account' }).waitFor();
      await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      expect(viewer.complaints).toEqual([]);
    });
  },
);
