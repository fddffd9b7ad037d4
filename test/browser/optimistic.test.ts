import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser } from '../support/browser.js';
import { type BrowserViewer, idOf, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import * as notifications from '../support/notification-operations.js';
import * as operations from '../support/operations.js';
import { profilesOf } from '../support/profiles.js';
import * as standing from '../support/standing-operations.js';

const FILM = 'The Godfather';
const OTHER_FILM = 'Goodfellas';

/** Delays an operation until it is released. */
async function hold(page: Page, operationName: string) {
  const waiting: Route[] = [];
  let isHeld = true;
  await page.route('**/graphql', async (route) => {
    const { operationName: asked } = (route.request().postDataJSON() ?? {}) as { operationName?: string };
    if (isHeld && asked === operationName) waiting.push(route);
    else await route.fallback();
  });
  return {
    letGo: async () => {
      isHeld = false;
      await Promise.all(waiting.map((route) => route.continue()));
    },
  };
}

describe.skipIf(installedBrowser === undefined)(
  `what is changed in a browser is shown at once${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;
    let filmId: string;

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'standard-monthly' });
      page = viewer.page;
      filmId = await idOf(viewer.api, FILM);
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const openFilm = async (id = filmId) => {
      await page.goto(`${viewer.url}/title/${id}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
    const button = (name: string, pressed: boolean) =>
      page.getByRole('button', { name, exact: true, pressed });
    const alert = (text: string) => page.getByRole('alert').filter({ hasText: text });
    const stored = async () =>
      (await viewer.api.send(standing.TitleStanding, { id: filmId, profileId: viewer.profileId })).title;
    const offline = (isOffline: boolean) => page.context().setOffline(isOffline);
    const begin = async (titleId: string) => {
      const entry = {
        titleId,
        positionSeconds: 1200,
        observedAt: new Date().toISOString(),
        sequence: 1,
      };
      await viewer.api.send(operations.RecordProgress, {
        input: { profileId: viewer.profileId, entries: [entry] },
      });
    };
    const namesBegun = async () => {
      const { continueWatching } = await viewer.api.send(operations.ContinueWatching, {
        profileId: viewer.profileId,
      });
      return continueWatching.edges.map(({ node }) => node.title?.name);
    };
    const begun = () => page.getByRole('region', { name: 'Continue watching' });

    it('a title on the list, before the service has answered, and still after the page is loaded anew', async () => {
      await openFilm();
      const held = await hold(page, 'AddToWatchlist');
      await button('My list', false).click();
      await button('My list', true).waitFor();
      expect(await stored()).toMatchObject({ onWatchlist: false });
      await held.letGo();
      await expect.poll(stored, { timeout: PATIENCE_MS }).toMatchObject({ onWatchlist: true });
      await page.reload();
      await button('My list', true).waitFor();
    });

    it('on its card and on the list too, and off both when it is taken off by its card', async () => {
      await page.getByRole('link', { name: 'My list', exact: true }).first().click();
      const card = page.getByRole('main').getByRole('listitem').filter({ hasText: FILM });
      const toggle = card.getByRole('button', { name: `${FILM} on my list`, pressed: true });
      await toggle.waitFor();
      const held = await hold(page, 'RemoveFromWatchlist');
      await toggle.click();
      await page.getByRole('heading', { name: 'Your list is empty' }).waitFor();
      expect(await stored()).toMatchObject({ onWatchlist: true });
      await held.letGo();
      await expect.poll(stored, { timeout: PATIENCE_MS }).toMatchObject({ onWatchlist: false });
      await openFilm();
      await button('My list', false).waitFor();
    });

    it('an opinion, which cards then show', async () => {
      const held = await hold(page, 'RateTitle');
      await button('I love it', false).click();
      await button('I love it', true).waitFor();
      await held.letGo();
      await page.getByText('Noted. Your recommendations follow.').waitFor();
      await page.reload();
      await button('I love it', true).waitFor();
      await page.goto(`${viewer.url}/search?q=${encodeURIComponent(FILM)}`);
      const card = page.getByRole('main').getByRole('listitem').filter({ hasText: FILM }).first();
      await card.getByRole('img', { name: 'You love it' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect(await stored()).toMatchObject({ myRating: { opinion: 'LOVE' } });
    });

    it('an opinion that is taken back by pressing it again', async () => {
      await openFilm();
      const held = await hold(page, 'RemoveRating');
      await button('I love it', true).click();
      await button('I love it', false).waitFor();
      expect(await stored()).toMatchObject({ myRating: { opinion: 'LOVE' } });
      await held.letGo();
      await page.getByText('Taken back. Your recommendations follow.').waitFor();
      expect(await stored()).toMatchObject({ myRating: null });
      await page.reload();
      await button('I love it', false).waitFor();
    });

    it('what is taken from Continue watching', async () => {
      await begin(filmId);
      await begin(await idOf(viewer.api, OTHER_FILM));
      await page.goto(viewer.url);
      await begun().getByText(FILM).waitFor();
      const held = await hold(page, 'RemoveFromContinueWatching');
      await page.getByRole('button', { name: `Take ${FILM} from Continue watching` }).click();
      await begun().getByText(FILM).waitFor({ state: 'detached' });
      await held.letGo();
      await expect.poll(namesBegun, { timeout: PATIENCE_MS }).toEqual([OTHER_FILM]);
      await page.reload();
      await begun().getByText(OTHER_FILM).waitFor();
      expect(await begun().getByText(FILM).count()).toBe(0);
    });

    it('notifications as read', async () => {
      await page.goto(`${viewer.url}/inbox`);
      await page.getByText('New', { exact: true }).first().waitFor();
      const held = await hold(page, 'MarkNotificationsRead');
      await page.getByRole('button', { name: 'Mark all as read' }).click();
      await page.getByText('New', { exact: true }).first().waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
      await held.letGo();
      const unread = async () =>
        (await viewer.api.send(notifications.UnreadCount)).me.unreadNotificationCount;
      await expect.poll(unread, { timeout: PATIENCE_MS }).toBe(0);
    });

    it('came upon nothing that the browser complained of', () => {
      expect(viewer.complaints).toEqual([]);
    });

    // From here on the browser reports failed requests.
    describe('and taken back, with the reason, where it cannot be done', () => {
      it.each([
        ['a title on the list', 'My list', 'Your list is as it was'],
        ['an opinion', 'Not for me', 'Your opinion is as it was'],
      ])('%s', async (_what, name, words) => {
        await openFilm();
        await button(name, false).waitFor();
        const before = await stored();
        await offline(true);
        await button(name, false).click();
        await alert(words).waitFor();
        await button(name, false).waitFor();
        expect(await alert(words).textContent()).toContain('cannot be reached');
        expect.soft(await barriers(page)).toEqual([]);
        await offline(false);
        expect(await stored()).toEqual(before);
      });

      it('what is taken from Continue watching', async () => {
        await page.goto(viewer.url);
        await begun().getByText(OTHER_FILM).waitFor();
        await offline(true);
        await page.getByRole('button', { name: `Take ${OTHER_FILM} from Continue watching` }).click();
        await alert('Continue watching is as it was').waitFor();
        await begun().getByText(OTHER_FILM).waitFor();
        await offline(false);
        expect(await begun().getByText(OTHER_FILM).count()).toBe(1);
      });

      it('a title that the profile may not see any more, in the words of the service', async () => {
        await openFilm();
        const { update } = profilesOf({ client: viewer.api });
        await update({ id: viewer.profileId, maturityLimit: 12 });
        await button('My list', false).click();
        await alert('Your list is as it was')
          .filter({ hasText: "above the profile's maturity limit" })
          .waitFor();
        await button('My list', false).waitFor();
        await update({ id: viewer.profileId, maturityLimit: 18 });
        expect(await stored()).toMatchObject({ onWatchlist: false });
      });
    });
  },
);
