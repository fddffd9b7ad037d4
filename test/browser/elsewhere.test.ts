import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import * as operations from '../support/operations.js';
import { profilesOf } from '../support/profiles.js';

describe.skipIf(installedBrowser === undefined)(
  `an open page in a browser, while something happens elsewhere${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'standard-monthly' });
      page = viewer.page;
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const go = (place: string) => page.getByRole('link', { name: place, exact: true }).first().click();
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

    it('says that there is no network where a page cannot come, and shows it once there is one', async () => {
      await page.context().setOffline(true);
      await go('My list');
      await heading('You are offline');
      expect.soft(await barriers(page)).toEqual([]);
      await page.context().setOffline(false);
      await heading('Your list is empty');
      expect(new URL(page.url()).pathname).toBe('/watchlist');
    });

    it('asks who is watching once its profile was deleted', async () => {
      const profiles = profilesOf({ client: viewer.api });
      const { id } = await profiles.create({ name: 'Sam' });
      await page.goto(`${viewer.url}/profiles`);
      await page.getByRole('button', { name: 'Sam' }).click();
      await page.getByRole('region', { name: 'For you' }).waitFor();
      await profiles.delete(id);
      await go('My list');
      await heading('Who is watching?');
      expect(await page.getByRole('button', { name: 'Sam' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Alex' }).click();
      await heading('Your list is empty');
    });

    it('is left without a touch once its device was signed out', async () => {
      await viewer.api.send(operations.SignOut);
      await heading('Sign in');
      expect(new URL(page.url()).search).toBe('?next=%2Fwatchlist');
      await page.getByText('You were signed out.').waitFor();
    });

    it('keeps the address that was typed for whoever forgot the password, and where they wanted to go', async () => {
      await page.getByLabel('E-mail').fill(viewer.email);
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await heading('Forgot your password?');
      expect(await page.getByLabel('E-mail').inputValue()).toBe(viewer.email);
      await page.getByRole('link', { name: 'Sign in' }).click();
      await heading('Sign in');
      expect(new URL(page.url()).search).toBe('?next=%2Fwatchlist');
    });
  },
);
