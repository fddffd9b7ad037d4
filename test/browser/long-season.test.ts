import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, PATIENCE_MS, whereNoBrowser } from '../support/admin-stage.js';
import { barriers, installedBrowser } from '../support/browser.js';
import * as catalog from '../support/catalog-operations.js';

/** One page of them, and three more. */
const EPISODES = 53;

describe.skipIf(installedBrowser === undefined)(
  `a season with many episodes in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let seriesId: string;

    beforeAll(async () => {
      stage = await createAdminStage();
      const { api } = stage;
      const made = await api.send(catalog.CreateSeries, {
        input: { name: 'The Long Run', maturityRating: 'TV-14' },
      });
      seriesId = made.createSeries.id;
      await api.send(catalog.PublishTitle, { id: seriesId });
      for (const number of [1, 2]) await api.send(catalog.AddSeason, { input: { seriesId, number } });
      for (let episodeNumber = 1; episodeNumber <= EPISODES; episodeNumber += 1) {
        await addEpisode(1, episodeNumber);
      }
      await addEpisode(2, 1);
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    async function addEpisode(seasonNumber: number, episodeNumber: number): Promise<void> {
      const { addEpisode: added } = await stage.api.send(catalog.AddEpisode, {
        input: {
          seriesId,
          seasonNumber,
          episodeNumber,
          name: `Part ${episodeNumber} of ${seasonNumber}`,
          runtimeSeconds: 2_400,
        },
      });
      await stage.api.send(catalog.PublishTitle, { id: added.id });
    }

    it('shows all of them, a page at a time, and the other seasons as before', async () => {
      const { page, url } = stage;
      await stage.signIn();
      await page.getByRole('navigation', { name: 'Admin pages' }).waitFor();
      await page.goto(`${url}/profiles`);
      await page.getByLabel('Name').fill('Alex');
      await page.getByRole('button', { name: 'Create profile' }).click();
      await page.getByRole('navigation').first().waitFor();
      await page.goto(`${url}/title/${seriesId}`);

      const episodes = page.getByRole('list', { name: 'Episodes' }).getByRole('listitem');
      await page.getByRole('link', { name: '50. Part 50 of 1' }).waitFor();
      expect(await episodes.count()).toBe(50);
      await page.getByRole('button', { name: 'More episodes' }).click();
      await page.getByRole('link', { name: `${EPISODES}. Part ${EPISODES} of 1` }).waitFor();
      expect(await episodes.count()).toBe(EPISODES);
      expect(await page.getByRole('button', { name: 'More episodes' }).count()).toBe(0);
      // The focus stays at the place of the pressed button.
      expect(await page.evaluate('document.activeElement?.textContent')).toContain('51. Part 51 of 1');
      expect.soft(await barriers(page)).toEqual([]);

      await page.getByRole('textbox', { name: 'Season' }).click();
      await page.getByRole('option', { name: 'Season 2' }).click();
      await page.getByRole('link', { name: '1. Part 1 of 2' }).waitFor();
      expect(await episodes.count()).toBe(1);
    });

    it('came upon nothing that the browser complained of', () => {
      expect(stage.complaints).toEqual([]);
    });

    // Last, because browsers report failed requests as errors.
    it('says that more cannot be had without a network, and gets it once there is one', async () => {
      const { page, url } = stage;
      await page.goto(`${url}/admin/catalog/${seriesId}`);
      await page.getByRole('button', { name: /^Season 1/ }).click();
      const rows = page.getByRole('region', { name: 'Episodes of season 1' }).getByRole('row');
      const more = page.getByRole('button', { name: 'More', exact: true });
      await more.waitFor();
      expect(await rows.count()).toBe(1 + 20);
      await page.context().setOffline(true);
      await more.click();
      await page.getByText('There is no more yet').waitFor();
      expect(await rows.count()).toBe(1 + 20);
      await page.context().setOffline(false);
      await more.click();
      await page.getByRole('link', { name: 'Part 40 of 1' }).waitFor();
      expect(await rows.count()).toBe(1 + 40);
    });
  },
);
