import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser } from '../support/browser.js';
import {
  type BrowserViewer,
  idOf,
  openViewer,
  PATIENCE_MS,
  signUp,
  where,
} from '../support/browser-viewer.js';
import * as operations from '../support/operations.js';
import * as playback from '../support/playback-operations.js';
import { profilesOf } from '../support/profiles.js';

/** As long as a name may be, without a place to break. */
const LONG_NAME = 'W'.repeat(40);
const FILM = 'The Godfather';
const SERIES = 'Tidewater Station';
const EPISODE = 'The Ninth Bunk';

const SIZES = [
  ['on a small phone', { width: 320, height: 640 }],
  ['on a phone', { width: 390, height: 844 }],
  ['on a wide screen', { width: 1920, height: 1080 }],
] as const;

/** A state of a page, with its name and the steps to it. */
type State = readonly [name: string, reach: () => Promise<unknown>];

/** How far the page can be scrolled horizontally, in pixels. */
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe.skipIf(installedBrowser === undefined)(
  `every page in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    /** Of the viewer, and of a visitor. */
    let page: Page;
    let visitor: Page;
    const ids: Record<string, string> = {};

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'standard-monthly' });
      page = viewer.page;
      visitor = await (await viewer.browser.newContext({ reducedMotion: 'reduce' })).newPage();
      const { api, profileId, password } = viewer;
      for (const name of [FILM, SERIES, EPISODE]) ids[name] = await idOf(api, name);
      const entry = { titleId: ids[FILM] ?? '', observedAt: new Date().toISOString(), sequence: 1 };
      const entries = [{ ...entry, positionSeconds: 1200 }];
      await api.send(operations.RecordProgress, { input: { profileId, entries } });
      const { id } = await profilesOf({ client: api }).create({ name: 'Kim' });
      await profilesOf({ client: api }).setPin({ profileId: id, pin: '4711', password });
      ids[LONG_NAME] = (await profilesOf({ client: api }).create({ name: LONG_NAME })).id;
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const open = async (path: string, who = page) => {
      await who.goto(viewer.url + path);
      await who.getByRole('heading', { level: 1 }).first().waitFor();
      await who.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
    };
    const heading = (name: string | RegExp, who = page) =>
      who.getByRole('heading', { name }).first().waitFor();
    const press = (name: string | RegExp, who = page) => who.getByRole('button', { name }).first().click();
    const failing = async (operation: string, path: string) => {
      await page.route('**/graphql', (route) =>
        route.request().postData()?.includes(`"operationName":"${operation}"`)
          ? route.abort()
          : route.fallback(),
      );
      await page.goto(viewer.url + path);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await page.unroute('**/graphql');
    };
    const signInWrongly = async () => {
      await open('/sign-in', visitor);
      await visitor.getByLabel('E-mail').fill(viewer.email);
      await visitor.getByLabel('Password').first().fill('not this one at all');
      await press('Sign in', visitor);
      await visitor.getByRole('alert').waitFor();
    };
    const player = async () => {
      await page.goto(`${viewer.url}/watch/${ids[FILM]}`);
      await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout: PATIENCE_MS });
      await page.mouse.move(200, 200);
    };

    const stopAll = async () => {
      const { playbackSessions } = await viewer.api.send(playback.PlaybackSessions);
      for (const { sessionId } of playbackSessions)
        await viewer.api.send(playback.StopPlayback, { input: { sessionId } });
    };

    const visited: readonly State[] = [
      ['what visitors are told', () => open('/', visitor)],
      ['signing in', () => open('/sign-in', visitor)],
      ['signing in with a wrong password', signInWrongly],
      ['signing up', () => open('/sign-up', visitor)],
      ['a password that was forgotten', () => open('/forgot-password', visitor)],
      ['an address that is no page’s', () => open('/nowhere', visitor)],
      [
        'the inbox of somebody new',
        async () => {
          await signUp(visitor, viewer.url, { email: 'new@example.com', password: viewer.password });
          await open('/inbox', visitor);
          await heading('Your inbox is empty', visitor);
        },
      ],
    ];

    const own: readonly State[] = [
      ['the start page', () => open('/')],
      ['the start page that cannot be loaded', () => failing('Home', '/')],
      ['why a title is recommended', () => open('/').then(() => press(/^Why /))],
      ['the menu of the profile', () => open('/').then(() => press('Profile Alex'))],
      ['the catalog', () => open('/search')],
      ['the catalog that cannot be loaded', () => failing('Browse', '/search')],
      [
        'what was found',
        async () => {
          await open('/search?q=godfather');
          await page.getByRole('main').getByRole('link', { name: FILM }).first().waitFor();
        },
      ],
      [
        'nothing found',
        async () => {
          await open('/search?q=qqqqzzzz');
          await page.getByText('Nothing found').waitFor();
        },
      ],
      ['a film', () => open(`/title/${ids[FILM]}`)],
      ['a film that cannot be loaded', () => failing('TitlePage', `/title/${ids[FILM]}`)],
      [
        'a film that was just rated',
        async () => {
          await open(`/title/${ids[FILM]}`);
          const name = (await page.getByRole('button', { name: 'I love it', pressed: true }).count())
            ? 'I like it'
            : 'I love it';
          await press(name);
          await page.getByText('Noted.').waitFor();
        },
      ],
      ['a series', () => open(`/title/${ids[SERIES]}`)],
      ['an episode', () => open(`/title/${ids[EPISODE]}`)],
      ['an empty list', () => open('/watchlist')],
      ['a list that cannot be loaded', () => failing('Watchlist', '/watchlist')],
      ['the inbox', () => open('/inbox')],
      ['an inbox that cannot be loaded', () => failing('Inbox', '/inbox')],
      ['who is watching', () => open('/profiles')],
      [
        'the PIN of a profile',
        async () => {
          await open('/profiles');
          await press(/Kim/);
          await page.getByRole('dialog').getByLabel('PIN').first().waitFor();
        },
      ],
      [
        'a new profile',
        async () => {
          await open('/profiles');
          await press('Add a profile');
          await heading('A new profile');
        },
      ],
      ['the code of a television', () => open('/link')],
      [
        'a wrong code of a television',
        async () => {
          await open('/link?code=BCDF-GHJK');
          await page.getByRole('alert').waitFor();
        },
      ],
      ['the plan', () => open('/account')],
      ['invoices', () => open('/account/invoices')],
      ['devices', () => open('/account/devices')],
      ['what plays', () => open('/account/playing')],
      ['the profiles of the account', () => open('/account/profiles')],
      [
        'another profile of the account',
        async () => {
          await open('/account/profiles');
          await press('Add a profile');
          await heading('A new profile');
        },
      ],
      ['a profile with a long name', () => open(`/account/profiles/${ids[LONG_NAME]}`)],
      ['how one signs in', () => open('/account/sign-in')],
      ['the data', () => open('/account/data')],
      [
        'deleting the account',
        async () => {
          await open('/account/data');
          await press('Delete my account');
          await page.getByRole('dialog').getByLabel(/^Type/).waitFor();
        },
      ],
      ['the player', player],
      [
        'the qualities of the player',
        async () => {
          await player();
          await press('Quality');
          await page.getByRole('menuitem', { name: /Automatic/ }).waitFor();
        },
      ],
      [
        'screens that are all in use',
        async () => {
          const input = { titleId: ids[FILM] ?? '', profileId: viewer.profileId };
          // The page's own stream ends first.
          await open('/inbox');
          await stopAll();
          for (const _screen of [1, 2]) await viewer.api.send(playback.StartPlayback, { input });
          await page.goto(`${viewer.url}/watch/${ids[FILM]}`);
          await heading('Your screens are all in use');
          await stopAll();
        },
      ],
      [
        'a list with a film',
        async () => {
          const input = { titleId: ids[FILM] ?? '', profileId: viewer.profileId };
          await viewer.api.send(operations.AddToWatchlist, { input });
          await open('/watchlist');
          await page.getByRole('main').getByRole('link', { name: FILM }).waitFor();
          await viewer.api.send(operations.RemoveFromWatchlist, { input });
        },
      ],
    ];

    async function problemsOf(who: Page): Promise<string[]> {
      const problems: string[] = [];
      // The title of the start page is only the name of the service.
      if (new URL(who.url()).pathname !== '/' && (await who.title()) === 'StreamCore')
        problems.push('its tab does not say which page it is');
      const mains = await who.getByRole('main').count();
      if (mains !== 1) problems.push(`it has ${mains} main parts`);
      for (const [onWhich, size] of SIZES) {
        await who.setViewportSize(size);
        problems.push(...(await barriers(who)).map((barrier) => `${onWhich}: ${barrier}`));
        const beyond = Number(await who.evaluate(SIDEWAYS));
        if (beyond > 0) problems.push(`${onWhich} it goes on to the side for ${beyond} pixels`);
      }
      return problems;
    }

    describe('keeps nobody out, and does not go on to the side', () => {
      it.each(visited)('%s', async (_name, reach) => {
        await reach();
        expect(await problemsOf(visitor)).toEqual([]);
      });

      it.each(own)('%s', async (_name, reach) => {
        await reach();
        expect(await problemsOf(page)).toEqual([]);
      });
    });
  },
);
