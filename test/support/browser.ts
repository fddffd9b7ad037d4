import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './installed-browser.js';

/** The browser that is installed; undefined where there is none. */
export const installedBrowser = findBrowser();

export async function openBrowser(): Promise<Browser> {
  if (installedBrowser === undefined) throw new Error('There is no browser.');
  return chromium.launch({
    executablePath: installedBrowser,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
}

/** What keeps people out of a page, by axe: its serious violations, and where they are. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
