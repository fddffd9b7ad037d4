import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../src/project-root.js';
import {
  chooseFirstProfile,
  DESKTOP,
  type Demo,
  PHONE,
  signInAdministrator,
  signInViewer,
  takeLoaded,
} from './take-page.js';

interface Place {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  /** Links to click from there, by name, one after the other. */
  readonly links?: readonly (string | RegExp)[];
}

const DOCUMENT = join(projectRoot, 'docs/pages.md');
/** Low, because there are many. */
const QUALITY = 60;
/** Keeps requests below all rate limits. */
const PAUSE_MS = 1_500;

const entrances: readonly Place[] = [
  { name: 'sign-in', title: 'Sign-in', path: '/sign-in' },
  { name: 'sign-up', title: 'Sign-up', path: '/sign-up' },
  { name: 'forgot-password', title: 'Password reset', path: '/forgot-password' },
];

const viewers: readonly Place[] = [
  { name: 'home', title: 'Home', path: '/' },
  { name: 'search', title: 'Search', path: '/search?q=godfathr' },
  { name: 'film', title: 'A film', path: '/search?q=godfathr', links: ['The Godfather'] },
  { name: 'series', title: 'A series', path: '/search?q=tidewater', links: ['Tidewater Station'] },
  {
    name: 'player',
    title: 'The player',
    path: '/search?q=godfathr',
    links: ['The Godfather', /^(Play|Resume)/],
  },
  { name: 'watchlist', title: 'The watchlist', path: '/watchlist' },
  { name: 'inbox', title: 'Notifications', path: '/inbox' },
  { name: 'profiles', title: 'Profiles', path: '/profiles' },
  { name: 'link', title: 'Television sign-in', path: '/link' },
  { name: 'account', title: 'Account: the plan', path: '/account' },
  { name: 'account-invoices', title: 'Account: invoices', path: '/account/invoices' },
  { name: 'account-devices', title: 'Account: devices', path: '/account/devices' },
  { name: 'account-playing', title: 'Account: running streams', path: '/account/playing' },
  { name: 'account-profiles', title: 'Account: profiles', path: '/account/profiles' },
  { name: 'account-sign-in', title: 'Account: e-mail and password', path: '/account/sign-in' },
  { name: 'account-data', title: 'Account: data', path: '/account/data' },
  { name: 'no-page', title: 'Page not found', path: '/nowhere' },
];

const administrators: readonly Place[] = [
  { name: 'admin', title: 'Overview', path: '/admin' },
  { name: 'admin-health', title: 'System health', path: '/admin/health' },
  { name: 'admin-jobs', title: 'Queues', path: '/admin/jobs' },
  { name: 'admin-caches', title: 'Caches', path: '/admin/caches' },
  { name: 'admin-catalog', title: 'Catalog', path: '/admin/catalog' },
  { name: 'admin-title', title: 'A title', path: '/admin/catalog', links: ['Last File'] },
  { name: 'admin-new-title', title: 'A new title', path: '/admin/catalog/new' },
  { name: 'admin-imports', title: 'Imports', path: '/admin/imports' },
  { name: 'admin-subscriptions', title: 'Subscriptions', path: '/admin/subscriptions' },
  { name: 'admin-recommendations', title: 'Recommendations', path: '/admin/recommendations' },
  { name: 'admin-accounts', title: 'Accounts', path: '/admin/accounts' },
  {
    name: 'admin-account',
    title: 'An account',
    path: '/admin/accounts',
    links: ['viewer@demo.streamcore.dev'],
  },
  { name: 'admin-logs', title: 'Logs', path: '/admin/logs' },
  { name: 'admin-blocks', title: 'Rate limits', path: '/admin/blocks' },
];

/** Every page on a desktop and on a phone, and the document that shows them. */
export async function takeGallery(browser: Browser, demo: Demo): Promise<void> {
  for (const [suffix, viewport] of [
    ['', DESKTOP],
    ['-phone', PHONE],
  ] as const) {
    const stranger = await (await browser.newContext({ viewport })).newPage();
    await takePlaces(stranger, demo.url, entrances, suffix);
    const viewer = await (await browser.newContext({ viewport })).newPage();
    await signInViewer(viewer, demo);
    await chooseFirstProfile(viewer);
    await takePlaces(viewer, demo.url, viewers, suffix);
    const administrator = await (await browser.newContext({ viewport })).newPage();
    await signInAdministrator(administrator, demo);
    await takePlaces(administrator, demo.url, administrators, suffix);
  }
  await writeFile(DOCUMENT, galleryDocument());
}

async function takePlaces(page: Page, url: string, places: readonly Place[], suffix: string): Promise<void> {
  for (const { name, path, links = [] } of places) {
    await page.goto(`${url}${path}`);
    for (const link of links) await page.getByRole('main').getByRole('link', { name: link }).first().click();
    // The player page has no heading.
    await page
      .getByRole('heading')
      .or(page.getByRole('button', { name: /^Pause/ }))
      .first()
      .waitFor();
    await delay(PAUSE_MS);
    await takeLoaded(page, `pages/${name}${suffix}`, QUALITY);
  }
}

function galleryDocument(): string {
  const picture = (name: string, title: string) => `![${title}](images/pages/${name}.jpg)`;
  const rows = (places: readonly Place[]) =>
    places.map(
      ({ name, title }) =>
        `| ${title} | ${picture(name, title)} | ${picture(`${name}-phone`, `${title}, on a phone`)} |`,
    );
  const table = (places: readonly Place[]) =>
    ['|  | desktop | phone |', '| --- | --- | --- |', ...rows(places)].join('\n');
  return [
    '# Every page',
    'Screenshots of the demo, generated by `npx tsx tools/make-screenshots.ts`. The [README](../README.md) shows how recommendations are explained.',
    '## Viewers',
    table([...entrances, ...viewers]),
    '## Administrators',
    table(administrators),
    '',
  ].join('\n\n');
}
