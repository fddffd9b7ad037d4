import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AdminStage,
  createAdminStage,
  PATIENCE_MS,
  VIEWER,
  whereNoBrowser,
} from '../support/admin-stage.js';
import { barriers, installedBrowser } from '../support/browser.js';
import * as catalog from '../support/catalog-operations.js';
import { eventually } from '../support/eventually.js';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 720 };
const PAGES = [
  'Overview',
  'System health',
  'Queues',
  'Caches',
  'Catalog',
  'Imports',
  'Subscriptions',
  'Recommendations',
  'Accounts',
  'Logs',
  'Rate limits',
];
/** Pages of empty lists, by URL. */
const NOTHING = ['catalog?query=nosuchtitle', 'accounts?email=nobody', 'catalog?status=ARCHIVED'];

describe.skipIf(installedBrowser === undefined)(
  `the admin pages for everybody${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let page: Page;
    let seriesId: string;

    beforeAll(async () => {
      stage = await createAdminStage();
      ({ page } = stage);
      const input = { name: 'A series with a long name that is in work, and of which nobody knows more yet' };
      seriesId = (await stage.api.send(catalog.CreateSeries, { input })).createSeries.id;
      for (const number of [1, 2]) await stage.api.send(catalog.AddSeason, { input: { seriesId, number } });
      await stage.signIn();
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    const settled = async () => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await eventually(
        () => page.getByRole('status', { name: 'Loading' }).count(),
        (count) => count === 0,
        PATIENCE_MS,
      );
    };
    const visit = async (path: string) => {
      await page.goto(`${stage.url}/admin/${path}`);
      await settled();
    };
    /** How far a page extends beyond the screen. */
    const overhang = () =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

    it.each(PAGES)('have nothing in the way on a desk and on a phone: %s', async (name) => {
      await page.setViewportSize(DESK);
      await stage.open(name);
      expect.soft(await barriers(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      await settled();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
      await page.setViewportSize(DESK);
    });

    it.each(NOTHING)('say so where there is nothing: %s', async (path) => {
      await page.setViewportSize(PHONE);
      await visit(path);
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
    });

    it.each([
      ['catalog/new', () => page.getByRole('button', { name: 'Add a credit' })],
      ['imports', () => page.getByRole('button', { name: 'Import', exact: true })],
      ['jobs', () => page.getByRole('button', { name: 'Pause privacy' })],
      ['recommendations', () => page.getByRole('button', { name: 'Learn anew' })],
    ])('stay within a phone when something is open: %s', async (path, button) => {
      await page.setViewportSize(PHONE);
      await visit(path);
      await button().click();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
    });

    it('show a series with its seasons open on a phone', async () => {
      await page.setViewportSize(PHONE);
      await visit(`catalog/${seriesId}`);
      await page.getByRole('button', { name: /^Season 1/ }).click();
      await page.getByLabel('Number of the episode').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
    });

    it('can be read under the pointer, too', async () => {
      await page.setViewportSize(DESK);
      await visit('accounts');
      await page.getByRole('row').filter({ hasText: VIEWER }).hover();
      expect(await barriers(page)).toEqual([]);
    });

    it('show an account, and ask before it is suspended, on a phone', async () => {
      await page.setViewportSize(PHONE);
      await visit('accounts');
      await page.getByRole('link', { name: VIEWER }).click();
      await page.getByRole('button', { name: 'Suspend' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect.soft(await overhang()).toBe(0);
      await page.getByRole('button', { name: 'Suspend' }).click();
      await page.getByRole('dialog').getByLabel('Reason').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
    });

    it('open the way to the others on a phone', async () => {
      await page.setViewportSize(PHONE);
      await visit('');
      await page.getByRole('button', { name: 'Pages' }).click();
      await page.getByRole('link', { name: 'Caches' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await overhang()).toBe(0);
    });
  },
);
