import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, PATIENCE_MS, whereNoBrowser } from '../support/admin-stage.js';
import { installedBrowser } from '../support/browser.js';
import { createCatalogMaker } from '../support/catalog-maker.js';

/** The digits and the marks at its ends stand elsewhere in text that runs from left to right. */
const PROFILE = 'דנה (2)';
const FILM = 'سفر إلى 7 نجوم!';

describe.skipIf(installedBrowser === undefined)(
  `names that are written from right to left, in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let filmId: string;

    beforeAll(async () => {
      stage = await createAdminStage();
      ({ id: filmId } = await createCatalogMaker(stage.api).publishedMovie(FILM, { synopsis: FILM }));
      await stage.signIn();
      await stage.page.getByRole('navigation', { name: 'Admin pages' }).waitFor();
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    const open = (path: string) => stage.page.goto(stage.url + path);
    const main = () => stage.page.getByRole('main');
    const direction = (place: Locator) =>
      place.evaluate((element) =>
        element.matches(':dir(rtl)') ? 'from right to left' : 'from left to right',
      );

    it('are typed and shown so in a profile', async () => {
      const { page } = stage;
      await open('/profiles');
      const field = page.getByLabel('Name');
      await field.fill(PROFILE);
      expect(await direction(field)).toBe('from right to left');
      await page.getByRole('button', { name: 'Create profile' }).click();
      await page.getByRole('button', { name: `Profile ${PROFILE}` }).click();
      expect(await direction(page.getByText(PROFILE, { exact: true }))).toBe('from right to left');

      await open('/profiles');
      expect(await direction(main().getByText(PROFILE))).toBe('from right to left');
      await open('/account/profiles');
      await main().getByText(PROFILE).click();
      const heading = page.getByRole('heading', { level: 1, name: PROFILE });
      expect(await direction(heading)).toBe('from right to left');
    });

    it('are typed and shown so in the search', async () => {
      await open('/search');
      const field = stage.page.getByRole('searchbox', { name: 'Search' }).first();
      await field.fill('سفر');
      expect(await direction(field)).toBe('from right to left');
      await main().getByRole('status').filter({ hasText: 'سفر' }).waitFor();
      expect(await direction(main().getByText('سفر', { exact: true }))).toBe('from right to left');
      expect(await direction(main().getByText(FILM))).toBe('from right to left');
    });

    it('are shown so on the page of a title', async () => {
      await open(`/title/${filmId}`);
      const names = main().getByText(FILM);
      await names.last().waitFor();
      expect(await Promise.all((await names.all()).map(direction))).toEqual([
        'from right to left',
        'from right to left',
      ]);
    });

    it('are shown so where a title is edited', async () => {
      const { page } = stage;
      await open(`/admin/catalog/${filmId}`);
      const places = [
        page.getByRole('heading', { level: 1, name: FILM }),
        page.getByRole('textbox', { name: 'Name', exact: true }),
        page.getByRole('textbox', { name: 'Synopsis' }),
      ];
      for (const place of places) expect(await direction(place)).toBe('from right to left');
    });

    it('leave what is in English as it is', async () => {
      const heading = stage.page.getByRole('heading', { level: 2, name: 'What it is' });
      expect(await direction(heading)).toBe('from left to right');
    });
  },
);
