import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import { eventually } from '../support/eventually.js';

/** More tab stops than precede any element that a test goes to. */
const MOST_STOPS = 80;

/** Whether something else is seen where the focus is: a bar that stays where it is while the page is scrolled. */
const IS_BEHIND_A_BAR = `(() => {
  const control = document.activeElement;
  const { left, top, width, height } = control.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  const bar = seen?.closest('header, nav') ?? null;
  return bar !== null && !bar.contains(control);
})()`;

interface Video {
  readonly currentTime: number;
  readonly paused: boolean;
}

describe.skipIf(installedBrowser === undefined)(
  `a viewer with a keyboard alone${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'premium-monthly' });
      page = viewer.page;
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const hasFocus = (target: Locator) =>
      target.evaluate((element) => element === element.ownerDocument.activeElement);
    const focused = () => page.locator('*:focus');

    /** Presses Tab until the element has the focus, and checks that the focus is visible at each stop. */
    async function tabTo(target: Locator): Promise<void> {
      await target.waitFor();
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await page.keyboard.press('Tab');
        if ((await target.count()) === 1 && (await hasFocus(target))) return;
      }
      throw new Error(`After ${MOST_STOPS} stops it has not been reached.`);
    }

    /** The outline that shows the focus. */
    async function outlineOf(target: Locator): Promise<string> {
      return target.evaluate((element) => {
        const { outlineStyle, outlineWidth } = element.ownerDocument.defaultView?.getComputedStyle(
          element,
        ) ?? { outlineStyle: 'none', outlineWidth: '0px' };
        return `${outlineStyle} ${outlineWidth}`;
      });
    }

    const readVideo = () =>
      page.locator('video').evaluate((element: Video) => ({
        position: element.currentTime,
        isPaused: element.paused,
      }));

    it('skips what is the same on every page', async () => {
      await page.goto(viewer.url);
      await page.getByRole('region', { name: 'For you' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await focused().textContent()).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.getByRole('main').locator('*:focus').count()).toBe(1);
    });

    it('goes from the start page to a film of a row', async () => {
      const link = page.getByRole('region', { name: 'For you' }).getByRole('link').nth(1);
      await tabTo(link);
      expect(await outlineOf(link)).toMatch(/^(solid|auto) [1-9]/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/title\//);
      // The previous page disappears once the next one is there.
      const headings = page.getByRole('heading', { level: 1 });
      await expect.poll(() => headings.count(), { timeout: PATIENCE_MS }).toBe(1);
    });

    it('puts it on the list', async () => {
      const button = page.getByRole('button', { name: 'My list', exact: true });
      await tabTo(button);
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'My list', exact: true, pressed: true }).waitFor();
      expect(await hasFocus(button)).toBe(true);
    });

    it('plays it, pauses it, and goes on and back in it', async () => {
      await page.keyboard.press('Shift+Tab');
      expect(await focused().textContent()).toMatch(/^Play/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/watch\//);
      await eventually(readVideo, ({ position }) => position > 1, PATIENCE_MS);
      await page.keyboard.press('k');
      await eventually(readVideo, ({ isPaused }) => isPaused);
      const { position } = await readVideo();
      await page.keyboard.press('l');
      await eventually(readVideo, (now) => Math.abs(now.position - position - 10) < 0.5);
      await page.keyboard.press('ArrowLeft');
      await eventually(readVideo, (now) => Math.abs(now.position - position) < 0.5);
      await tabTo(page.getByRole('button', { name: 'Play', exact: true }));
      await page.keyboard.press('Space');
      expect(await eventually(readVideo, ({ isPaused }) => !isPaused)).toMatchObject({ isPaused: false });
    });

    it('leaves it again', async () => {
      await tabTo(page.getByRole('link', { name: 'Back' }));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/title\//);
      // The player disappears once the page is there.
      await expect.poll(() => page.locator('video').count(), { timeout: PATIENCE_MS }).toBe(0);
      await page.getByRole('heading', { level: 1 }).waitFor();
    });

    it('never comes to a control behind the bars, at a zoom of 200 %', async () => {
      await page.setViewportSize({ width: 640, height: 400 });
      await page.goto(viewer.url);
      await page.getByRole('region', { name: 'For you' }).waitFor();
      const hidden: unknown[] = [];
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let stop = 0; stop < MOST_STOPS; stop += 1) {
          await page.keyboard.press(key);
          if (await page.evaluate(IS_BEHIND_A_BAR)) hidden.push(await focused().textContent());
        }
      }
      expect(hidden).toEqual([]);
    });

    it('came upon nothing that the browser complained of', () => {
      expect(viewer.complaints).toEqual([]);
    });
  },
);
