import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, PATIENCE_MS, whereNoBrowser } from '../support/admin-stage.js';
import { installedBrowser } from '../support/browser.js';

describe.skipIf(installedBrowser === undefined)(
  `fields whose value stands in the address, in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;

    beforeAll(async () => {
      stage = await createAdminStage();
      await stage.signIn();
      await stage.page.getByRole('navigation', { name: 'Admin pages' }).waitFor();
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    /** Types faster than the URL is updated, and then in the middle of the text. */
    async function typeIn(field: Locator): Promise<string> {
      const { keyboard } = stage.page;
      await field.click();
      await keyboard.type('night');
      for (let step = 0; step < 2; step += 1) await keyboard.press('ArrowLeft');
      await keyboard.type('ABC');
      return field.inputValue();
    }

    const comesToBe = (key: string) =>
      stage.page.waitForURL((url) => url.searchParams.get(key) === 'nigABCht');

    it('take every letter of administrators', async () => {
      const { page } = stage;
      for (const [place, name, key] of [
        ['Accounts', 'E-mail', 'email'],
        ['Catalog', 'Search titles', 'query'],
      ] as const) {
        await stage.open(place);
        const field = page.getByRole('searchbox', { name });
        expect(await typeIn(field)).toBe('nigABCht');
        await comesToBe(key);
        expect(await field.inputValue()).toBe('nigABCht');
      }
    });

    it('show what a list is narrowed by, and nothing once it is not', async () => {
      const { page } = stage;
      await stage.open('Logs');
      const field = page.getByRole('textbox', { name: 'Action' });
      await field.fill('accounts.suspended');
      await field.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('action') === 'accounts.suspended');
      await stage.open('Logs');
      await field.and(page.locator('[value=""]')).waitFor();
      await field.click();
      await page.getByLabel('Its id').click();
      expect(new URL(page.url()).search).toBe('');
    });

    it('take every letter of viewers, from a page that is not the search, and are empty again there', async () => {
      const { page, url } = stage;
      await page.goto(`${url}/profiles`);
      await page.getByLabel('Name').fill('Alex');
      await page.getByRole('button', { name: 'Create profile' }).click();
      const field = page.getByRole('searchbox', { name: 'Search' });
      await field.waitFor();
      await page.goto(`${url}/watchlist`);
      expect(await typeIn(field)).toBe('nigABCht');
      await comesToBe('q');
      expect(await field.inputValue()).toBe('nigABCht');
      await page.getByRole('link', { name: 'My list' }).first().click();
      await page.waitForURL(`${url}/watchlist`);
      await field.and(page.locator('[value=""]')).waitFor();
      await page.goBack();
      await field.and(page.locator('[value="nigABCht"]')).waitFor();
    });

    it('begin anew with what is typed on a phone, without filters that cannot be seen', async () => {
      const { page, url } = stage;
      await page.setViewportSize({ width: 375, height: 740 });
      await page.goto(`${url}/search?kind=SERIES&decade=1990`);
      await page.getByRole('main').getByRole('searchbox', { name: 'Search' }).fill('night');
      await page.waitForURL(({ search }) => search.includes('night'));
      expect(new URL(page.url()).search).toBe('?q=night');
    });

    it('lead out of filters that leave nothing', async () => {
      const { page, url } = stage;
      await page.goto(`${url}/search?q=night&kind=SERIES`);
      await page.getByText('There may be more without the filters.').waitFor();
      await page.getByRole('button', { name: 'Take the filters away' }).click();
      await page.getByText('Slips are forgiven. Try fewer words.').waitFor();
      expect(new URL(page.url()).search).toBe('?q=night');
    });

    it('came upon nothing that the browser complained of', () => {
      expect(stage.complaints).toEqual([]);
    });
  },
);
