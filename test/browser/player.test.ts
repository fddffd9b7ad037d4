import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as billing from '../support/billing-operations.js';
import { barriers, installedBrowser } from '../support/browser.js';
import { type BrowserViewer, idOf, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import { eventually } from '../support/eventually.js';
import * as operations from '../support/operations.js';
import { profilesOf } from '../support/profiles.js';
import { FilmsWithTier } from '../support/tier-operations.js';

const FILM = 'The Godfather';
const SERIES = 'Tidewater Station';

/** The properties of a video element that the tests read. */
interface Video {
  currentTime: number;
  readonly videoHeight: number;
  getVideoPlaybackQuality(): { readonly totalVideoFrames: number };
}

describe.skipIf(installedBrowser === undefined)(
  `the player in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;
    let filmId: string;

    beforeAll(async () => {
      viewer = await openViewer({
        planCode: 'basic-monthly',
        // Without a network for longer than this, a stream would end.
        environment: { PLAYBACK_LEASE_SECONDS: '600' },
      });
      page = viewer.page;
      filmId = await idOf(viewer.api, FILM);
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
    const open = (path: string) => page.goto(`${viewer.url}${path}`);
    const video = () => page.locator('video');
    const readVideo = () =>
      video().evaluate((element: Video) => ({
        position: element.currentTime,
        frames: element.getVideoPlaybackQuality().totalVideoFrames,
        height: element.videoHeight,
      }));
    const seek = (seconds: number) =>
      video().evaluate((element: Video, to) => {
        element.currentTime = to;
      }, seconds);
    const plays = (from = 0) =>
      eventually(
        readVideo,
        ({ frames, height, position }) => frames > 25 && height > 0 && position > from,
        PATIENCE_MS,
      );

    it('says that a plan is too small, and leads to a larger one', async () => {
      const { profileId } = viewer;
      const { titles } = await viewer.api.send(FilmsWithTier, { profileId });
      const film = titles.edges.find(({ node }) => node.requiredTier === 'PREMIUM')?.node;
      await open(`/title/${film?.id}`);
      await page.getByRole('link', { name: 'Play', exact: true }).click();
      await heading('This is part of the Premium plan');
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('link', { name: 'Back' }).waitFor();
      await page.getByRole('link', { name: 'Change the plan' }).click();
      await heading('Basic, monthly');

      const { plans } = await viewer.api.send(operations.Plans);
      const planId = plans.find(({ code }) => code === 'premium-monthly')?.id ?? '';
      await viewer.api.send(billing.ChangePlan, { input: { planId } });
      await open(`/watch/${film?.id}`);
      expect((await plays()).height).toBeGreaterThan(0);
    });

    it('offers the next episode at the credits, and goes there', async () => {
      await open(`/title/${await idOf(viewer.api, SERIES)}`);
      await page.getByRole('link', { name: 'Play the first episode' }).click();
      await page.getByText('Season 1, episode 1: Arrivals').waitFor();
      await plays();
      const first = page.url();
      await seek(5_015);
      const card = page.getByRole('region', { name: 'Next episode' });
      await card.getByText('The Ninth Bunk').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await card.getByRole('button', { name: 'Next episode' }).click();
      await page.getByText('Season 1, episode 2: The Ninth Bunk').waitFor();
      await plays();
      expect(page.url()).not.toBe(first);
    });

    it('goes there by itself at the end, unless somebody would rather see the credits', async () => {
      await seek(7_199);
      await page.getByText('Season 1, episode 3: Salt').waitFor();
      await plays();
      await seek(5_015);
      await page.getByRole('button', { name: 'Watch the credits' }).click();
      await page.getByRole('region', { name: 'Next episode' }).waitFor({ state: 'detached' });
      await plays(5_016);
      expect(await page.getByText('Season 1, episode 3: Salt').count()).toBe(1);
    });

    it('is not what the browser goes back to after its own way back', async () => {
      await open('/watchlist');
      await open(`/watch/${filmId}`);
      await plays();
      await page.mouse.move(200, 200);
      await page.getByRole('link', { name: 'Back' }).click();
      await heading(FILM);
      await page.goBack();
      await heading('Your list is empty');
      expect(await video().count()).toBe(0);
    });

    it('shows the picture as sharp as it was chosen', async () => {
      await open(`/watch/${filmId}`);
      await plays();
      expect.soft(await barriers(page)).toEqual([]);
      const openMenu = async () => {
        await page.mouse.move(200, 200);
        await page.getByRole('button', { name: 'Quality' }).click();
        await page.getByRole('menuitem', { name: /Automatic/ }).waitFor();
      };
      await openMenu();
      expect.soft(await barriers(page)).toEqual([]);
      const names = (await page.getByRole('menuitem').allTextContents()).filter((name) =>
        /^\d+p$/.test(name),
      );
      expect(names.length).toBeGreaterThan(1);
      await page.keyboard.press('Escape');
      const heights: number[] = [];
      for (const name of [names.at(-1) ?? '', names[0] ?? '']) {
        await openMenu();
        await page.getByRole('menuitem', { name, exact: true }).click();
        const height = Number.parseInt(name, 10);
        heights.push((await eventually(readVideo, (now) => now.height === height, PATIENCE_MS)).height);
        await openMenu();
        await page.getByRole('menuitem', { name: new RegExp(`^${name}.*chosen`) }).waitFor();
        await page.keyboard.press('Escape');
      }
      expect(heights[0]).toBeLessThan(heights[1] ?? 0);
    });

    it('begins anew where it was, when the browser brings a page back as it was left', async () => {
      await open(`/watch/${filmId}`);
      await plays();
      await seek(600);
      await plays(601);
      // The events of the browser's back/forward cache; no test can make Chromium keep a page with a socket.
      await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
      const begun = page.waitForRequest((request) => request.postData()?.includes('StartPlayback') === true);
      await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
      await begun;
      expect((await plays(600)).position).toBeLessThan(700);
    });

    it('shows a child nothing of a film for adults, at whichever address', async () => {
      const kid = await profilesOf({ client: viewer.api }).create({ name: 'Kim', isKids: true });
      for (const address of [`/title/${filmId}`, `/watch/${filmId}`]) {
        await open('/profiles');
        await page.getByRole('button', { name: kid.name }).click();
        await page.getByRole('navigation').first().waitFor();
        await open(address);
        await heading('It is not there for Kim');
        expect(await page.getByText(FILM).count()).toBe(0);
        expect.soft(await barriers(page)).toEqual([]);
        await page.getByRole('link', { name: 'Change profile' }).click();
        await page.getByRole('button', { name: 'Alex' }).click();
      }
    });

    it('says that a profile may not see a film any more', async () => {
      await open(`/watch/${filmId}`);
      await plays();
      await page.getByRole('link', { name: 'Back' }).click();
      await heading(FILM);
      await page.getByRole('link', { name: /^(Play|Go on)/ }).waitFor();
      const { update } = profilesOf({ client: viewer.api });
      await update({ id: viewer.profileId, maturityLimit: 12 });
      await page.getByRole('link', { name: /^(Play|Go on)/ }).click();
      await heading('This profile may not see it');
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('link', { name: 'Change profile' }).waitFor();
      await update({ id: viewer.profileId, maturityLimit: 18 });
      expect(await video().count()).toBe(0);
    });

    it('came upon nothing that the browser complained of', () => {
      expect(viewer.complaints).toEqual([]);
    });

    // Last, because browsers report failed requests as errors.
    it('says that there is no network while a film plays, and plays on once there is one', async () => {
      // The demo's film repeats itself, so its segments would come from the browser's cache.
      const browser = await page.context().newCDPSession(page);
      await browser.send('Network.setCacheDisabled', { cacheDisabled: true });
      await open(`/watch/${filmId}`);
      await plays();
      await page.context().setOffline(true);
      await page.getByText('You are offline. What you do is not saved').waitFor();
      await seek(4_015);
      await page.getByRole('status', { name: 'Offline' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      const { frames } = await readVideo();
      await page.context().setOffline(false);
      await page.getByText('You are offline. What you do is not saved').waitFor({ state: 'detached' });
      await page.getByRole('status', { name: 'Offline' }).waitFor({ state: 'detached' });
      const after = await eventually(readVideo, (now) => now.position > 4_016, PATIENCE_MS);
      expect(after.frames).toBeGreaterThan(frames);
    });
  },
);
