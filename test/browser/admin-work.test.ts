import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import {
  type AdminStage,
  createAdminStage,
  PATIENCE_MS,
  VIEWER,
  whereNoBrowser,
} from '../support/admin-stage.js';
import { barriers, installedBrowser } from '../support/browser.js';
import * as catalog from '../support/catalog-operations.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';

describe.skipIf(installedBrowser === undefined)(
  `what an administrator does in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let page: Page;
    let api: GraphqlClient;

    beforeAll(async () => {
      stage = await createAdminStage();
      ({ page, api } = stage);
      await stage.signIn();
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    it('is to find a draft by the beginnings of words', async () => {
      await api.send(catalog.CreateSeries, { input: { name: 'The Unfinished Harbour' } });
      await api.send(catalog.CreateSeries, { input: { name: 'Another one' } });
      await stage.open('Catalog');
      await page.getByLabel('Search titles').fill('harb unfin');
      const rows = page.getByRole('region', { name: 'Titles' }).last().locator('tbody tr');
      await rows.filter({ hasText: 'Another one' }).waitFor({ state: 'detached' });
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/The Unfinished Harbour[\s\S]*Draft/i),
      ]);
      await page.getByRole('link', { name: 'The Unfinished Harbour' }).click();
      await page.getByRole('heading', { level: 1, name: 'The Unfinished Harbour' }).waitFor();
    });

    it('is to say who made a title, and is told at its field what is wrong with that', async () => {
      const id = page.url().split('/').at(-1) ?? '';
      const add = async (place: number, name: string, role: string) => {
        await page.getByRole('button', { name: 'Add a credit' }).click();
        await page.getByLabel(`Name of credit ${place}`).fill(name);
        await page.getByLabel(`Role of credit ${place}`).selectOption(role);
      };
      await add(1, 'Ada Berg', 'DIRECTOR');
      await add(2, 'Ada Berg', 'DIRECTOR');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const credits = page.getByRole('group', { name: 'Credits' });
      await credits.getByRole('alert').filter({ hasText: 'different credits' }).waitFor();

      await page.getByLabel('Name of credit 2').fill('Bo Lind');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      const { admin } = await api.send(catalog.TitleBehindTheScenes, { id });
      expect(admin.title?.credits).toEqual([
        { name: 'Ada Berg', role: 'DIRECTOR' },
        { name: 'Bo Lind', role: 'DIRECTOR' },
      ]);
    });

    it('is to say when and where a title may be seen, in UTC', async () => {
      const id = page.url().split('/').at(-1) ?? '';
      const add = async (place: number, region: string, start: string, end: string) => {
        await page.getByRole('button', { name: 'Add a window' }).click();
        await page.getByLabel(`Region ${place}`).fill(region);
        await page.getByLabel(`Start ${place}`).fill(start);
        await page.getByLabel(`End ${place}`).fill(end);
      };
      const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
      await add(1, 'de', '2026-05-01T08:00', '2026-04-01T08:00');
      await save();
      const windows = page.getByRole('group', { name: 'Availability' });
      await windows.getByRole('alert').filter({ hasText: 'ending after it starts' }).waitFor();

      await page.getByLabel('End 1').fill('2026-06-01T08:00');
      await add(2, '', '2027-01-01T00:00', '');
      await save();
      const stored = () =>
        expect.poll(
          async () => (await api.send(catalog.TitleBehindTheScenes, { id })).admin.title?.availability,
          { timeout: PATIENCE_MS },
        );
      const first = {
        region: 'DE',
        startsAt: '2026-05-01T08:00:00.000Z',
        endsAt: '2026-06-01T08:00:00.000Z',
      };
      const second = { region: null, startsAt: '2027-01-01T00:00:00.000Z', endsAt: null };
      await stored().toEqual([first, second]);

      await page.getByRole('button', { name: 'Take window 1 away' }).click();
      await save();
      await stored().toEqual([second]);
      await page.reload();
      expect(await page.getByLabel('Start 1').inputValue()).toBe('2027-01-01T00:00');
    });

    it('is asked before what is not saved is left', async () => {
      const address = page.url();
      await page.getByLabel('Studio').fill('Nobody');
      const question = page.getByRole('dialog', { name: 'Leave without saving?' });
      await page.getByRole('link', { name: 'System health' }).click();
      await question.waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await question.getByRole('button', { name: 'Stay here' }).click();
      await question.waitFor({ state: 'detached' });
      expect(await page.getByLabel('Studio').inputValue()).toBe('Nobody');
      await page.getByRole('link', { name: 'System health' }).click();
      await question.getByRole('button', { name: 'Leave' }).click();
      await page.getByRole('heading', { level: 1, name: 'System health' }).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
      expect(page.url()).toBe(address);
    });

    it('is to add seasons and episodes, and to give them names', async () => {
      const seriesId = page.url().split('/').at(-1) ?? '';
      await page.getByLabel('Number of the season').fill('5000');
      await page.getByRole('button', { name: 'Add the season' }).click();
      await page.getByText('It must be from 0 to 1000.').first().waitFor();
      await page.getByLabel('Number of the season').fill('1');
      await page.getByRole('button', { name: 'Add the season' }).click();

      await page.getByRole('button', { name: /^Season 1/ }).click();
      await page.getByLabel('Name of season 1').fill('The Thaw');
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('button', { name: /^Season 1: The Thaw/ }).waitFor();

      await page.getByLabel('Number of the episode').fill('1');
      await page.getByLabel('Name of the episode').fill('Ice');
      await page.getByLabel('Minutes').fill('45');
      await page.getByRole('button', { name: 'Add the episode' }).click();
      await page.getByRole('link', { name: 'Ice' }).waitFor();
      const { admin } = await api.send(catalog.SeasonsBehindTheScenes, { seriesId });
      expect(admin.seasons).toEqual([{ number: 1, name: 'The Thaw', episodeCount: 1 }]);

      // Seasons are changes of the series: a later edit is not a conflict.
      await page.getByLabel('Studio').fill('Nordlicht');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
    });

    it('is to say where the credits of an episode begin', async () => {
      await page.getByRole('link', { name: 'Ice' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ice' }).waitFor();
      const id = page.url().split('/').at(-1) ?? '';
      const field = page.getByLabel('Start of the credits');
      await field.fill('3000');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('The credits have to begin within the running time.').first().waitFor();
      await field.fill('2580');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect
        .poll(
          async () => (await api.send(catalog.TitleBehindTheScenes, { id })).admin.title?.creditsStartSeconds,
          { timeout: PATIENCE_MS },
        )
        .toBe(2_580);
    });

    it('is to take access away and give it back, with reasons', async () => {
      const viewer = await stage.clientOf(VIEWER);
      const { plans } = await viewer.send(operations.Plans);
      const input = { planId: plans[0]?.id ?? '', paymentMethod: 'pm_card', idempotencyKey: newId() };
      await viewer.send(operations.Subscribe, { input });
      await stage.open('Accounts');
      await page.getByRole('link', { name: VIEWER }).click();
      const dialog = page.getByRole('dialog');
      for (const [step, state] of [
        ['Suspend subscription', 'Suspended'],
        ['Reinstate subscription', 'Active'],
      ] as const) {
        await page.getByRole('button', { name: step }).click();
        await dialog.getByLabel('Reason').fill(`A reason to ${step.toLowerCase()}`);
        await dialog.getByRole('button', { name: step }).click();
        await dialog.waitFor({ state: 'hidden' });
        const panel = page.getByRole('region', { name: 'Subscription', exact: true });
        await panel.getByText(state, { exact: true }).first().waitFor();
        await panel.getByText(`A reason to ${step.toLowerCase()}`).waitFor();
      }
      const { mySubscription } = await viewer.send(operations.MySubscription);
      expect(mySubscription).toMatchObject({ state: 'ACTIVE' });
    });

    it('is to give money back, also where the browser has what is for HTTPS alone no more', async () => {
      await page.addInitScript('delete Crypto.prototype.randomUUID');
      await page.reload();
      await page.getByRole('button', { name: /^Refund invoice/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Charged twice');
      await dialog.getByRole('button', { name: 'Refund' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Refund invoice/ }).waitFor({ state: 'detached' });
      expect(await dialog.count()).toBe(0);
      await page.getByRole('tab', { name: 'Refunds' }).click();
      await page.getByRole('region', { name: 'Refunds' }).getByText('Charged twice').waitFor();
    });

    it('is to have a cached value read anew', async () => {
      await stage.open('Caches');
      await page.getByLabel('Namespace').selectOption('genres-by-audience');
      await page.getByLabel('Key').fill('18:');
      await page.getByRole('button', { name: 'Read anew' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Read anew' }).click();
      await page.getByText('18: of genres-by-audience is read anew.').waitFor();
      await stage.open('Logs');
      const entries = page.getByRole('row').filter({ hasText: 'operations.cache_invalidated' });
      await entries.first().waitFor();
      expect(await entries.count()).toBe(1);
    });

    it('comes without complaints of the browser', () => {
      expect(stage.complaints).toEqual([]);
    });
  },
);
