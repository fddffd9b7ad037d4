import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import {
  chooseFirstProfile,
  DESKTOP,
  type Demo,
  PHONE,
  signInAdministrator,
  signInViewer,
  take,
  takeLoaded,
} from './take-page.js';

const PAUSE_MS = 300;

/** The pictures at the beginning of the README. */
export async function takeHighlights(browser: Browser, demo: Demo): Promise<void> {
  const newPage = async () => (await browser.newContext({ viewport: DESKTOP })).newPage();
  await takeViewers(await newPage(), demo);
  await takeAdministrators(await newPage(), demo);
}

async function takeViewers(page: Page, demo: Demo): Promise<void> {
  const { url } = demo;
  await signInViewer(page, demo);
  await chooseFirstProfile(page);
  await takeLoaded(page, 'home');
  await page.getByRole('button', { name: /^Why / }).first().click();
  await page.getByRole('dialog').getByText('Together').waitFor();
  await takeLoaded(page, 'why');
  await page.goto(`${url}/search?q=godfathr`);
  await page.getByRole('main').getByRole('link', { name: 'The Godfather' }).first().click();
  await page.getByRole('heading', { name: 'The Godfather', exact: true }).waitFor();
  await takeLoaded(page, 'title');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Play|Resume/ })
    .first()
    .click();
  await page.getByText(/^0:0[5-9] /).waitFor();
  await page.mouse.move(200, 200);
  await page.getByRole('button', { name: /^Pause/ }).click();
  await take(page, 'player');
  await page.setViewportSize(PHONE);
  await page.goto(url);
  await page.getByRole('region', { name: 'For you' }).waitFor();
  await takeLoaded(page, 'home-phone');
}

async function takeAdministrators(page: Page, demo: Demo): Promise<void> {
  const { url } = demo;
  await signInAdministrator(page, demo);
  await page.goto(`${url}/admin`);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  const until = Date.now() + 30_000;
  // Causes traffic for the charts.
  while (Date.now() < until) {
    const query =
      '{ titles(first: 5) { edges { node { name } } } trending(window: WEEK, first: 5) { score } }';
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    // Below all rate limits.
    await delay(PAUSE_MS);
  }
  await take(page, 'admin');
}
