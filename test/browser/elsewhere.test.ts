import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import * as operations from '../support/operations.js';

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

    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

    it('is left without a touch once its device was signed out', async () => {
      await page.goto(`${viewer.url}/watchlist`);
      await heading('Your list is empty');
      await viewer.api.send(operations.SignOut);
      await heading('Sign in');
      expect(new URL(page.url()).search).toBe('?next=%2Fwatchlist');
    });
  },
);
