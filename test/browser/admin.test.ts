import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as administration from '../support/admin-operations.js';
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
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import { queryRows } from '../support/process-query.js';

const FILM = 'The Night Train';

describe.skipIf(installedBrowser === undefined)(
  `an administrator in a browser${whereNoBrowser}`,
  { timeout: PATIENCE_MS },
  () => {
    let stage: AdminStage;
    let page: Page;
    let api: GraphqlClient;

    beforeAll(async () => {
      stage = await createAdminStage();
      ({ page, api } = stage);
    }, 2 * PATIENCE_MS);

    afterAll(() => stage?.[Symbol.asyncDispose]());

    /** Makes the service refuse the next call of an operation, with a message that the page must show. */
    async function failOnce(operationName: string) {
      const json = { errors: [{ message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
      let isDone = false;
      await page.route('**/graphql', (route) => {
        if (isDone || !route.request().postData()?.includes(`"${operationName}"`)) return route.fallback();
        isDone = true;
        return route.fulfill({ json });
      });
      return { told: page.getByRole('alert').filter({ hasText: 'Not now.' }) };
    }

    it('is refused who is a viewer', async () => {
      const context = await stage.browser.newContext();
      const there = await context.newPage();
      await stage.signIn(VIEWER, there);
      const main = there.getByRole('main');
      await main.getByRole('heading', { name: 'For administrators only' }).waitFor();
      expect.soft(await barriers(there)).toEqual([]);
      expect(await there.getByRole('navigation', { name: 'Admin pages' }).count()).toBe(0);
      await context.close();
    });

    it('is refused who was an administrator until now', async () => {
      const { admin } = await api.send(administration.AdminAccounts, { filter: { email: VIEWER } });
      const accountId = admin.accounts.edges[0]?.node.id ?? '';
      const turn = (role: 'ADMIN' | 'VIEWER') =>
        api.send(administration.SetAccountRole, { input: { accountId, role } });
      await turn('ADMIN');
      const context = await stage.browser.newContext();
      const there = await context.newPage();
      await stage.signIn(VIEWER, there);
      const pages = there.getByRole('navigation', { name: 'Admin pages' });
      await pages.waitFor();
      await turn('VIEWER');
      await pages.getByRole('link', { name: 'Caches' }).click();
      await there.getByRole('heading', { name: 'For administrators only' }).waitFor();
      expect(await pages.count()).toBe(0);
      await context.close();
    });

    it('sees that the process lives, and what it needs', async () => {
      await stage.signIn();
      await page.getByText(`Times in ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`).waitFor();
      await stage.open('System health');
      const processes = page.getByRole('region', { name: 'Processes' }).last();
      await processes.getByText('Up', { exact: true }).waitFor();
      expect(await processes.locator('tbody tr').count()).toBe(1);
      const needs = page.getByRole('list', { name: 'Dependencies' });
      expect(await needs.getByText('Up', { exact: true }).count()).toBe(
        await needs.getByRole('listitem').count(),
      );
    });

    it('replays a dead letter once its cause is mended', async () => {
      const billing = async () => {
        const { queues } = (await api.send(administration.Queues)).admin;
        return queues.find(({ name }) => name === 'billing');
      };
      await queryRows(stage.databaseUrl, 'ALTER TABLE subscriptions RENAME TO subscriptions_away');
      await eventually(billing, (queue) => (queue?.deadLetters ?? 0) > 0, PATIENCE_MS);
      await queryRows(stage.databaseUrl, 'ALTER TABLE subscriptions_away RENAME TO subscriptions');

      await stage.open('Queues');
      const letters = page.locator('[data-dead-letter]').filter({ hasText: 'billing-sweep' });
      await letters.first().getByRole('button').first().click();
      await page
        .getByText(/relation "(public\.)?subscriptions" does not exist/)
        .first()
        .waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      const log = await failOnce('AdminJobLog');
      await page.getByRole('button', { name: 'Show what it noted' }).first().click();
      await log.told.waitFor();
      await page.getByRole('button', { name: 'Try again' }).click();
      await log.told.waitFor({ state: 'detached' });

      const there = await letters.count();
      await page.getByRole('button', { name: 'Replay this dead letter' }).first().click();
      await page.getByText('1 job is tried again.').waitFor();
      await eventually(
        () => letters.count(),
        (now) => now < there,
        PATIENCE_MS,
      );
    });

    it('asks again before dead letters are discarded, and before a queue is paused', async () => {
      await page.getByRole('button', { name: 'Pause privacy' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Keep it as it is' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Pause privacy' }).click();
      expect.soft(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Resume privacy' }).click();
      await page.getByRole('button', { name: 'Pause privacy' }).waitFor();
      const { queues } = (await api.send(administration.Queues)).admin;
      expect(queues.find(({ name }) => name === 'privacy')?.isPaused).toBe(false);
    });

    it('lists what a queue has done, page by page, and what it has not', async () => {
      const panel = page.getByRole('region', { name: 'Jobs', exact: true });
      await page.getByLabel('Queue of the jobs').selectOption('billing');
      const first = panel.locator('tbody tr').first();
      await first.filter({ hasText: 'billing' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      const { admin } = await api.send(administration.Jobs, { queue: 'billing', state: 'DONE', first: 1 });
      expect(admin.jobs.edges[0]?.node.state).toBe('DONE');
      await page.getByLabel('Queue of the jobs').selectOption('ingest');
      await page.getByLabel('State of the jobs').selectOption('Waiting');
      await page.getByText('There is no such job.').waitFor();
      expect(page.url()).toContain('state=WAITING');
    });

    it('makes a film and publishes it, and it is there for viewers', async () => {
      await stage.open('Catalog');
      await page.getByRole('link', { name: 'New title' }).click();
      await page.getByLabel('Name').fill(FILM);
      await page.getByLabel('Running time').fill('95');
      expect.soft(await barriers(page)).toEqual([]);
      const question = page.getByRole('dialog', { name: 'Leave without saving?' });
      await page.getByRole('link', { name: 'Cancel' }).click();
      await question.getByRole('button', { name: 'Stay here' }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Create the draft' }).click();
      await page.getByRole('heading', { level: 1, name: FILM }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('button', { name: 'Archive' }).waitFor();
      const id = page.url().split('/').at(-1) ?? '';
      const { title } = await createGraphqlClient(stage.url).send(catalog.OneTitle, { id });
      expect(title).toMatchObject({ name: FILM });
    });

    it('is told when somebody else was faster', async () => {
      const id = page.url().split('/').at(-1) ?? '';
      await page.getByLabel('Studio').fill('Nordlicht');
      const { admin } = await api.send(catalog.TitleBehindTheScenes, { id });
      await api.send(catalog.UpdateTitle, {
        input: { id, version: admin.title?.version ?? 0, synopsis: 'It never stops.' },
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('They changed: synopsis.').waitFor();
      await page.getByRole('button', { name: 'Take theirs, drop mine' }).click();
      expect(await page.getByLabel('Synopsis').inputValue()).toBe('It never stops.');
      expect(await page.getByLabel('Studio').inputValue()).toBe('');
    });

    it('finds an account, suspends it and lets it in again', async () => {
      await stage.open('Accounts');
      await page.getByLabel('E-mail').fill('viewer@');
      await page.getByRole('link', { name: VIEWER }).click();
      await page.getByRole('heading', { level: 1, name: VIEWER }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Suspend' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Reason').fill('Chargebacks');
      expect.soft(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Suspend' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('Suspended', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Reinstate' }).click();
      await dialog.getByRole('button', { name: 'Reinstate' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Suspend' }).waitFor();

      await stage.open('Logs');
      await page.getByText('accounts.suspended').first().waitFor();
    });

    it('comes upon nothing that the browser complains of', () => {
      expect(stage.complaints).toEqual([]);
    });
  },
);
