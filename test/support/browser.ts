import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './installed-browser.js';

/** The installed browser; undefined if there is none. */
export const installedBrowser = findBrowser();

export async function openBrowser(): Promise<Browser> {
  if (installedBrowser === undefined) throw new Error('There is no browser.');
  return chromium.launch({
    executablePath: installedBrowser,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
}

/**
 * The accessibility problems of a page, by axe: its serious violations, and where they are. Every rule is checked on
 * every element, inside the page, and only violations are returned: describing each of the two thousand passed checks
 * took four times as long as finding them. Frames of other origins would not be checked, but our pages have none.
 */
export async function barriers(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
