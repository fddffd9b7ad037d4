import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser, openBrowser } from '../support/browser.js';
import * as devices from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as mail from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import * as playback from '../support/playback-operations.js';
import { createHome, type Home } from '../support/process-home.js';
import * as profiles from '../support/profile-operations.js';
import { standsApart } from '../support/run-notes.js';
import * as search from '../support/search-operations.js';
import { buildWebClient } from '../support/web-client.js';

const WHY = 'it is the demo on the embedded servers, as whoever tries it meets it';
standsApart({ redis: WHY, database: WHY, replica: WHY });

const PATIENCE_MS = 300_000;
const FILM = 'The Godfather';
/** The lifetime of a film's URL before it has to be renewed. */
const ADDRESS_SECONDS = 10;

/** The properties of a video element that the tests read. */
interface Video {
  currentTime: number;
  readonly paused: boolean;
  readonly videoHeight: number;
  getVideoPlaybackQuality(): { readonly totalVideoFrames: number };
}

const where =
  installedBrowser === undefined ? ' (skipped: install Chromium, such as with apt-get install chromium)' : '';

function asksFor(response: Response, operation: string): boolean {
  const { operationName } = (response.request().postDataJSON() ?? {}) as { readonly operationName?: string };
  return operationName === operation;
}

describe.skipIf(installedBrowser === undefined)(
  `a viewer in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    const email = 'viewer@example.com';
    const password = 'correct horse battery staple';
    const complaints: string[] = [];
    let home: Home;
    let browser: Browser;
    let page: Page;
    let url: string;
    let api: GraphqlClient;

    beforeAll(async () => {
      await buildWebClient();
      home = await createHome();
      url = `http://localhost:${home.port}`;
      // Playback exceeds the lifetime of the first URL early in the test.
      await home
        .start({
          MEDIA_URL_SECONDS: `${ADDRESS_SECONDS}`,
          PLAYBACK_HEARTBEAT_SECONDS: '2',
          PLAYBACK_LEASE_SECONDS: '600',
        })
        .says(/is ready after/);
      browser = await openBrowser();
      page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
      // Including violations of the content security policy.
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', ({ message }) => complaints.push(message));
    }, 2 * PATIENCE_MS);

    afterAll(async () => {
      await browser?.close();
      await home?.[Symbol.asyncDispose]();
    });

    const video = () => page.locator('video');
    const readVideo = () =>
      video().evaluate((element: Video) => ({
        position: element.currentTime,
        frames: element.getVideoPlaybackQuality().totalVideoFrames,
        height: element.videoHeight,
        isPaused: element.paused,
      }));
    const plays = () => eventually(readVideo, ({ frames, height }) => frames > 25 && height > 0, PATIENCE_MS);
    const begun = () => page.getByRole('region', { name: 'Continue watching' });
    const openFilm = async () => {
      await page.goto(`${url}/search?q=${encodeURIComponent(FILM)}`);
      await page.getByRole('main').getByRole('link', { name: FILM }).first().click();
      await page.getByRole('heading', { name: FILM, exact: true }).waitFor();
    };

    it('is told what there is, and signs up', async () => {
      await page.goto(url);
      await page.getByRole('heading', { name: 'Choose how you watch' }).waitFor();
      await page.getByText('Premium, monthly').waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      await page.getByRole('link', { name: 'Create your account' }).click();
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').first().fill('password');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByText(/guess/).nth(1).waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      // A document that the server does not know yet is sent again as a whole.
      const answer = page.waitForResponse(
        async (response) => asksFor(response, 'SignUp') && (await response.json()).data?.signUp,
      );
      await page.getByLabel('Password').first().fill(password);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('heading', { name: 'Who is going to watch?' }).waitFor();
      const { data } = await (await answer).json();
      api = createGraphqlClient(url, data.signUp.accessToken);
      expect(await page.title()).toBe('Who is watching? · StreamCore');
    });

    it('makes a profile, and is recommended something', async () => {
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByLabel('Name').fill('Alex');
      await page.getByText('Thriller', { exact: true }).click();
      await page.getByRole('button', { name: 'Create profile' }).click();
      const forYou = page.getByRole('region', { name: 'For you' });
      await forYou.waitFor();
      expect(await forYou.getByRole('listitem').count()).toBeGreaterThan(5);
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('is told why, with a sum that comes out', async () => {
      await page.getByRole('button', { name: /^Why / }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Together').waitFor();
      const adds = await dialog.locator('tbody td:last-child').allTextContents();
      const together = Number(await dialog.locator('tfoot td:last-child').textContent());
      const sum = adds.reduce((total, text) => total + Number(text), 0);
      expect(adds.length).toBeGreaterThan(0);
      expect(Math.abs(sum - together)).toBeLessThan(0.004);
      expect.soft(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    });

    it('finds a film while typing, with a slip', async () => {
      await page.getByRole('searchbox').fill('godfathr');
      await page.getByRole('status').filter({ hasText: 'godfathr' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: FILM }).first().waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: FILM }).first().click();
      await page.getByRole('heading', { name: FILM, exact: true }).waitFor();
      await page.getByRole('region', { name: 'More like this' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('is shown the way to a plan before a film plays', async () => {
      await page.getByRole('link', { name: 'Play' }).click();
      await page.getByRole('heading', { name: 'Choose a plan to watch this' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      const { plans } = await api.send(operations.Plans);
      const plan = plans.find(({ code }) => code === 'standard-monthly');
      const input = { planId: plan?.id ?? '', paymentMethod: 'pm_card', idempotencyKey: 'first' };
      expect((await api.send(operations.Subscribe, { input })).subscribe.hasAccess).toBe(true);
    });

    it('watches a film, and finds it again where it was left', async () => {
      await openFilm();
      await page.getByRole('link', { name: 'Play' }).click();
      await plays();
      const before = await readVideo();
      await eventually(
        readVideo,
        ({ position }) => position > before.position + ADDRESS_SECONDS + 1,
        PATIENCE_MS,
      );
      // From here on, segments are fetched with a newer token than the manifest.
      await video().evaluate((element: Video) => {
        element.currentTime = 1200;
      });
      await eventually(
        readVideo,
        ({ position, frames }) => position > 1201 && frames > before.frames,
        PATIENCE_MS,
      );
      await page.mouse.move(200, 200);
      expect.soft(await barriers(page)).toEqual([]);

      await page.getByRole('link', { name: 'Back' }).click();
      await page.getByRole('link', { name: /^Go on at 20:0/ }).waitFor();
      await page.getByRole('link', { name: 'Home' }).click();
      await begun().getByText(FILM).waitFor();
      const { playbackSessions } = await api.send(playback.PlaybackSessions);
      expect(playbackSessions).toEqual([]);
    });

    it('sees the bar move while it is being watched elsewhere', async () => {
      const { me } = await api.send(operations.Me);
      const found = await api.send(search.Search, { query: FILM });
      const [{ node: film }] = found.search.edges as [(typeof found.search.edges)[number]];
      const entry = {
        titleId: film.id,
        observedAt: new Date().toISOString(),
        sequence: 1,
        positionSeconds: 3000,
      };
      const bar = begun().getByRole('progressbar', { name: `Seen of ${FILM}` });
      const share = async () => Number(await bar.getAttribute('aria-valuenow'));
      const before = await share();
      await api.send(operations.RecordProgress, {
        input: { profileId: me.profiles[0]?.id ?? '', entries: [entry] },
      });
      expect(await eventually(share, (now) => now > before)).toBeGreaterThan(40);
    });

    it('goes on in a second browser, and the first one follows, to what is recommended after its end', async () => {
      const bar = begun().getByRole('progressbar', { name: `Seen of ${FILM}` });
      const share = async () => Number(await bar.getAttribute('aria-valuenow'));
      const before = await share();
      const mailbox = await fetch(`${url}/mailbox.json?to=${email}`);
      const mails = (await mailbox.json()) as { text: string }[];
      const token = mails.map(({ text }) => /verify-email#token=(\S+)/.exec(text)?.[1]).find(Boolean) ?? '';
      await api.send(mail.VerifyEmail, { input: { token } });
      const context = await browser.newContext();
      const second = await context.newPage();
      await second.goto(`${url}/sign-in`);
      await second.getByLabel('E-mail').fill(email);
      await second.getByLabel('Password').first().fill(password);
      await second.getByRole('button', { name: 'Sign in' }).click();
      await second.getByRole('main').getByRole('button', { name: 'Alex' }).click();
      await second.getByRole('region', { name: 'Continue watching' }).getByRole('link').first().click();
      const film = second.locator('video');
      const position = () => film.evaluate((element: Video) => element.currentTime);
      // A little before the position where it was left.
      expect(await eventually(position, (now) => now > 2_950, PATIENCE_MS)).toBeLessThan(3_100);
      await film.evaluate((element: Video) => {
        element.currentTime = 4_500;
      });
      expect(await eventually(share, (now) => now > before, PATIENCE_MS)).toBeGreaterThan(before);

      const renewed = page.waitForResponse((response) => asksFor(response, 'Home'), { timeout: PATIENCE_MS });
      await film.evaluate((element: Video) => {
        element.currentTime = 7_190;
      });
      expect((await renewed).status()).toBe(200);
      await begun().waitFor({ state: 'hidden' });
      await second.goto(`${url}/inbox`);
      const playing = async () => (await api.send(playback.PlaybackSessions)).playbackSessions;
      expect(await eventually(playing, (sessions) => sessions.length === 0)).toEqual([]);
      await context.close();
    });

    it('takes a screen over where all are in use', async () => {
      const { me } = await api.send(operations.Me);
      const found = await api.send(search.Search, { query: FILM });
      const input = { titleId: found.search.edges[0]?.node.id ?? '', profileId: me.profiles[0]?.id ?? '' };
      await api.send(playback.StartPlayback, { input });
      await api.send(playback.StartPlayback, { input });

      await openFilm();
      await page.getByRole('link', { name: /^(Play|Go on)/ }).click();
      await page.getByRole('heading', { name: 'Your screens are all in use' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Watch here instead' }).first().click();
      await plays();

      const { playbackSessions } = await api.send(playback.PlaybackSessions);
      expect(playbackSessions).toHaveLength(2);
      const own = playbackSessions.at(-1)?.sessionId ?? '';
      await api.send(playback.StopPlayback, { input: { sessionId: own } });
      await page.getByRole('heading', { name: 'It plays no longer here' }).waitFor();
      await page.getByRole('button', { name: 'Play here' }).click();
      await plays();
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
      expect((await readVideo()).isPaused).toBe(true);
    });

    it('puts a film on the list, and rates it', async () => {
      await openFilm();
      await page.getByRole('button', { name: 'My list', exact: true }).click();
      await page.getByRole('button', { name: 'My list', exact: true, pressed: true }).waitFor();
      await page.getByRole('button', { name: 'I love it' }).click();
      await page.getByRole('button', { name: 'I love it', pressed: true }).waitFor();
      await page.getByRole('link', { name: 'My list' }).first().click();
      await page.getByRole('main').getByRole('link', { name: FILM }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('reads the inbox', async () => {
      await page.getByRole('link', { name: /^Inbox/ }).click();
      await page.getByRole('heading', { name: 'Inbox' }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('lets a television in by its code', async () => {
      const visitor = createGraphqlClient(url);
      const { startDeviceSignIn: television } = await visitor.send(devices.StartDeviceSignIn, {
        input: { deviceName: 'Living room' },
      });
      await page.goto(television.verificationUriComplete);
      await page.getByText('Living room').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Let it in' }).click();
      await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
      const { deviceCode } = television;
      const { completeDeviceSignIn } = await visitor.send(devices.CompleteDeviceSignIn, {
        input: { deviceCode },
      });
      expect(completeDeviceSignIn.status).toBe('APPROVED');
    });

    it('asks for the PIN of a profile that has one', async () => {
      const { me } = await api.send(operations.Me);
      const profileId = me.profiles[0]?.id ?? '';
      await api.send(profiles.SetProfilePin, { input: { profileId, pin: '4711', password } });
      await page.goto(`${url}/profiles`);
      const dialog = page.getByRole('dialog');
      const answer = async (pin: string) => {
        await dialog.getByLabel('PIN').first().fill(pin);
        await dialog.getByRole('button', { name: 'Open' }).click();
      };
      await page.getByRole('button', { name: 'Alex' }).click();
      await answer('1234');
      await dialog.getByRole('alert').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await answer('4711');
      await page.getByRole('region', { name: 'For you' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
    });

    it('stays signed in in several tabs that are loaded at once, and signs out in all', async () => {
      const others = await Promise.all([1, 2, 3].map(() => page.context().newPage()));
      await Promise.all([page.reload(), ...others.map((other) => other.goto(url))]);
      for (const tab of [page, ...others]) await tab.getByRole('button', { name: 'Profile Alex' }).waitFor();
      await page.getByRole('button', { name: 'Profile Alex' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      for (const tab of [page, ...others]) {
        await tab.getByRole('link', { name: 'Create your account' }).waitFor();
        expect(await tab.getByRole('button', { name: 'Profile Alex' }).count()).toBe(0);
      }
      await Promise.all(others.map((other) => other.close()));
    });

    it('came upon nothing that the browser complained of', () => {
      expect(complaints).toEqual([]);
    });
  },
);
