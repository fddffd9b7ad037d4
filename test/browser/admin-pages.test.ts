import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, PATIENCE_MS, whereNoBrowser } from '../support/admin-stage.js';
import { barriers, installedBrowser } from '../support/browser.js';

/** The width of a wide window at a zoom of 400 %. */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** An id that nothing has. */
const NOBODY = '0198c0de-0000-7000-8000-000000000000';

/** How far the page can be scrolled horizontally, in pixels. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe.skipIf(installedBrowser === undefined)(
  `every page for administrators in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let page: Page;

    beforeAll(async () => {
      stage = await createAdminStage();
      page = stage.page;
      await stage.signIn();
      await page.getByRole('navigation', { name: 'Admin pages' }).waitFor();
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    it.each([
      ['Overview', ''],
      ['System health', '/health'],
      ['Queues', '/jobs'],
      ['Caches', '/caches'],
      ['Catalog', '/catalog'],
      ['New title', '/catalog/new'],
      ['Imports', '/imports'],
      ['Subscriptions', '/subscriptions'],
      ['Recommendations', '/recommendations'],
      ['Accounts', '/accounts'],
      ['Logs', '/logs'],
      ['Logs', '/logs?log=access'],
      ['Rate limits', '/blocks'],
      ['This page is not there', '/nowhere'],
      ['It is not there', `/accounts/${NOBODY}`],
      ['There is no such title', `/catalog/${NOBODY}`],
    ])('%s at /admin%s keeps nobody out, and does not go on to the side', async (name, path) => {
      await page.setViewportSize(WIDE);
      await page.goto(`${stage.url}/admin${path}`);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await expect
        .poll(() => page.getByRole('status', { name: 'Loading' }).count(), { timeout: PATIENCE_MS })
        .toBe(0);
      for (const size of [WIDE, NARROW]) {
        await page.setViewportSize(size);
        expect.soft(await barriers(page)).toEqual([]);
        expect.soft(Number(await page.evaluate(SIDEWAYS))).toBeLessThanOrEqual(0);
      }
    });

    it('leads to the others on a narrow screen, by what is there only once it is opened', async () => {
      const pages = page.getByRole('navigation', { name: 'Admin pages' });
      expect(await pages.count()).toBe(0);
      await page.getByRole('button', { name: 'Pages' }).click();
      await pages.getByRole('link', { name: 'Caches' }).click();
      await page.getByRole('heading', { level: 1, name: 'Caches' }).waitFor();
      await pages.waitFor({ state: 'detached' });
    });
  },
);
