import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidateCache } from '../support/admin-operations.js';
import { type AdminStage, createAdminStage, PATIENCE_MS, whereNoBrowser } from '../support/admin-stage.js';
import { barriers, installedBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import * as operations from '../support/operations.js';

describe.skipIf(installedBrowser === undefined)(
  `the figures that an administrator sees in a browser${whereNoBrowser}`,
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

    const figure = async (name: string) => {
      const text = await page.getByRole('listitem').filter({ hasText: name }).innerText();
      return Number(/\d[\d.]*/.exec(text.slice(text.indexOf(name) + name.length))?.[0] ?? 0);
    };
    const seen = (look: () => Promise<number>, fits: (now: number) => boolean) =>
      eventually(look, fits, PATIENCE_MS);
    const table = (title: string) =>
      page.getByRole('region', { name: title, exact: true }).last().locator('tbody tr');
    const asTable = (title: string) =>
      page.getByRole('button', { name: `${title}: as a table`, exact: true }).click();
    const cellsOf = async (row: string) =>
      (await table('Cache hits').filter({ hasText: row }).innerText()).split('\t').map((cell) => cell.trim());
    const hitsOfGenres = async () => Number.parseFloat((await cellsOf('genres'))[1] ?? '');

    it('show the requests per second and the cache hits move under load', async () => {
      await page.getByRole('listitem').filter({ hasText: 'Operations / s' }).waitFor();
      const before = await figure('Operations / s');
      await Promise.all(Array.from({ length: 300 }, () => api.send(operations.Genres)));
      // A rate over the last minute: 300 are five per second.
      expect(
        await seen(
          () => figure('Operations / s'),
          (now) => now > before + 3,
        ),
      ).toBeGreaterThan(before + 3);
      const warm = await seen(
        () => figure('Cache hits'),
        (now) => now > 80,
      );

      await asTable('Cache hits');
      expect(await seen(hitsOfGenres, (now) => now > 95)).toBeGreaterThan(95);
      const [, , memory, redis, source] = (await cellsOf('genres')).map(Number.parseFloat);
      expect((memory ?? 0) + (redis ?? 0) + (source ?? 0)).toBeCloseTo(100, 0);

      for (let time = 0; time < 60; time += 1) {
        await api.send(InvalidateCache, { input: { namespace: 'genres-by-audience', key: '18:' } });
        await api.send(operations.Genres);
      }
      expect(await seen(hitsOfGenres, (now) => now < 90)).toBeLessThan(90);
      expect(
        await seen(
          () => figure('Cache hits'),
          (now) => now < warm,
        ),
      ).toBeLessThan(warm);
    });

    it.each(['Requests per second', 'Error rate', 'Latency', 'Recommendation latency', 'Cache hit ratio'])(
      'have their numbers over time as a table: %s',
      async (title) => {
        await asTable(title);
        await seen(
          () => table(title).count(),
          (rows) => rows > 5,
        );
        expect.soft(await barriers(page)).toEqual([]);
        await page.getByRole('button', { name: `${title}: as a chart`, exact: true }).click();
        expect(await page.getByRole('img', { name: new RegExp(`^${title}, as a chart`) }).count()).toBe(1);
      },
    );

    it.each([
      ['5 minutes', 30],
      ['15 minutes', 15],
      ['1 hour', 60],
      ['6 hours', 72],
      ['1 day', 24],
      ['1 week', 84],
      ['1 month', 90],
    ])('go back over %s, and come up to now', async (window, steps) => {
      await page.getByLabel('Window').selectOption(window);
      await asTable('Requests per second');
      const rows = await seen(
        () => table('Requests per second').count(),
        (count) => count > steps,
      );
      // The incomplete step, and after it the values of the last minute.
      expect(rows).toBeLessThanOrEqual(steps + 2);
      const rates = await table('Requests per second').locator('td:nth-child(2)').allInnerTexts();
      expect(Math.max(...rates.map(Number))).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Requests per second: as a chart', exact: true }).click();
    });

    it('come without complaints of the browser', () => {
      expect(stage.complaints).toEqual([]);
    });
  },
);
