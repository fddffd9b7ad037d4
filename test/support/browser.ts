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

/**
 * What keeps people out of a page, by axe: its serious violations, and where they are. Every rule is asked of every element, and all
 * in the page, so that only what was found leaves it: to describe each of the two thousand answers that are well took four times as
 * long as to find them. Frames of other origins would not be seen, and no page of ours has one.
 */
export async function barriers(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
