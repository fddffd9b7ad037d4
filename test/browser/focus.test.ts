import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import { eventually } from '../support/eventually.js';
import { profilesOf } from '../support/profiles.js';

describe.skipIf(installedBrowser === undefined)(
  `where the focus is in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let viewer: BrowserViewer;
    let page: Page;

    beforeAll(async () => {
      viewer = await openViewer({ planCode: 'standard-monthly' });
      page = viewer.page;
    }, 2 * PATIENCE_MS);

    afterAll(() => viewer?.[Symbol.asyncDispose]());

    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { level: 1, name });
    const press = async (target: Locator) => {
      await target.focus();
      await page.keyboard.press('Enter');
    };
    /** Waits until the element has the focus. */
    const isIn = (target: Locator) =>
      eventually(
        () => target.evaluate((element) => element === element.ownerDocument.activeElement),
        (hasFocus) => hasFocus,
        PATIENCE_MS,
      );

    it('is at the head of a page that was gone to by a link that stays', async () => {
      await page.goto(viewer.url);
      await page.getByRole('region', { name: 'For you' }).waitFor();
      await press(page.getByRole('link', { name: 'My list', exact: true }).first());
      expect(await isIn(heading('Your list is empty'))).toBe(true);
      await page.goto(`${viewer.url}/account`);
      await press(page.getByRole('link', { name: 'Devices' }));
      expect(await isIn(heading('Devices'))).toBe(true);
    });

    it('is at the head of a page that was gone to from a menu, and of the one before on going back', async () => {
      await press(button('Profile Alex'));
      await press(page.getByRole('menuitem', { name: 'Change profile' }));
      expect(await isIn(heading('Who is watching?'))).toBe(true);
      await page.goBack();
      expect(await isIn(heading('Devices'))).toBe(true);
    });

    it('stays where one types, though that goes to another page', async () => {
      const search = page.getByRole('searchbox', { name: 'Search' }).first();
      await search.pressSequentially('god');
      await page.getByRole('status').filter({ hasText: 'god' }).waitFor();
      expect(await isIn(search)).toBe(true);
    });

    it('stays on what gets more of a list, while it does and afterwards', async () => {
      await page.goto(`${viewer.url}/search`);
      const posters = page.getByRole('main').getByRole('listitem');
      await posters.first().waitFor();
      const before = await posters.count();
      await press(button('More'));
      await expect.poll(() => posters.count(), { timeout: PATIENCE_MS }).toBeGreaterThan(before);
      expect(await isIn(button('More'))).toBe(true);
    });

    it('stays with the subscription where the button that was pressed is gone', async () => {
      await page.goto(`${viewer.url}/account`);
      const plan = page.getByRole('region', { name: 'Standard, monthly' });
      await press(button('Cancel the subscription'));
      await press(button('Cancel it'));
      await button('Resume').waitFor();
      expect(await isIn(plan)).toBe(true);
      await press(button('Resume'));
      await button('Cancel the subscription').waitFor();
      expect(await isIn(plan)).toBe(true);
    });

    it('comes back to what opened a dialog that was closed', async () => {
      await press(button('Cancel the subscription'));
      await press(button('Keep it'));
      expect(await isIn(button('Cancel the subscription'))).toBe(true);
    });

    it('is where the PIN is typed, after one that was wrong', async () => {
      const { api, password } = viewer;
      const { id } = await profilesOf({ client: api }).create({ name: 'Kim' });
      await profilesOf({ client: api }).setPin({ profileId: id, pin: '4711', password });
      await page.goto(`${viewer.url}/profiles`);
      await press(button(/Kim/));
      const pin = page.getByRole('dialog').getByRole('textbox', { name: 'PIN' });
      await pin.fill('1234');
      await press(button('Open'));
      await page.getByRole('dialog').getByRole('alert').waitFor();
      expect(await isIn(pin)).toBe(true);
    });

    it('stays with what was saved, where there is nothing more to save', async () => {
      await page.goto(`${viewer.url}/account/profiles/${viewer.profileId}`);
      const details = page.getByRole('region', { name: 'Name and limits' });
      await details.getByRole('textbox', { name: 'Name' }).fill('Alexa');
      await press(button('Save'));
      await page.getByText('It is saved.').waitFor();
      expect(await isIn(details)).toBe(true);
      await details.getByRole('textbox', { name: 'Name' }).fill('Alex');
      await press(button('Save'));
      await heading('Alex').waitFor();
    });

    it('goes from one choice to the next by arrows', async () => {
      await page.goto(`${viewer.url}/account/profiles`);
      await page.getByRole('main').getByRole('link', { name: 'Alex' }).click();
      const colours = page.getByRole('radiogroup', { name: 'Colours' });
      await colours.getByRole('radio', { name: 'aurora' }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await isIn(colours.getByRole('radio', { name: 'comet', checked: true }))).toBe(true);
    });

    it('came upon nothing that the browser complained of', () => {
      expect(viewer.complaints).toEqual([]);
    });
  },
);
