import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, installedBrowser } from '../support/browser.js';
import { type BrowserViewer, openViewer, PATIENCE_MS, where } from '../support/browser-viewer.js';
import * as devices from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as mail from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import * as playback from '../support/playback-operations.js';
import * as search from '../support/search-operations.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';

const FILM = 'The Godfather';

describe.skipIf(installedBrowser === undefined)(
  `the owner of an account in a browser${where}`,
  { timeout: PATIENCE_MS },
  () => {
    let smtp: TestSmtpServer;
    let viewer: BrowserViewer;
    let page: Page;
    let url: string;
    let email: string;
    let password: string;
    /** Another device of the account. */
    let tablet: GraphqlClient;

    beforeAll(async () => {
      smtp = await startSmtpServer();
      viewer = await openViewer({ environment: { SMTP_URL: smtp.url } });
      ({ page, url, email, password } = viewer);
    }, 2 * PATIENCE_MS);

    afterAll(async () => {
      await viewer?.[Symbol.asyncDispose]();
      await smtp?.[Symbol.asyncDispose]();
    });

    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const dialog = () => page.getByRole('dialog');
    const choose = (name: string | RegExp) => dialog().getByRole('radio', { name, exact: true }).check();
    const gone = () => dialog().waitFor({ state: 'detached' });
    const open = async (part: string) => {
      await page.goto(`${url}/account${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
    };
    const tokenMailedTo = async () => {
      const tokens = await eventually(
        async () =>
          smtp.received
            .filter(({ recipients }) => recipients.includes(email))
            .flatMap(({ parsed }) => /#token=(\S+)/.exec(parsed.text ?? '')?.[1] ?? []),
        (found) => found.length > 0,
      );
      return tokens[0] ?? '';
    };

    it('is told why a card was declined, and subscribes with another one', async () => {
      await open('');
      expect.soft(await barriers(page)).toEqual([]);
      await button('Try Standard').click();
      await page.getByLabel('Begin with 7 days free').uncheck();
      await choose('Card without money');
      await button('Pay $12.99').click();
      await page.getByText('There is not enough money behind this card.').waitFor();
      expect.soft(await barriers(page)).toEqual([]);

      await choose('Card that works');
      await button('Pay $12.99').click();
      await gone();
      await page.getByText(/It renews itself on .*, for \$12\.99 a month/).waitFor();
      expect(await page.getByText('Active', { exact: true }).count()).toBe(1);
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('sees what a lower plan means, puts it off to the end of the period, and thinks better of it', async () => {
      await button('Change the plan').click();
      await choose(/Basic, monthly/);
      await dialog().getByText('Nothing to pay now').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await dialog().getByRole('button', { name: 'Change the plan' }).click();
      await gone();
      await page.getByText(/Basic, monthly, from .* on/).waitFor();
      await button('Stay on Standard, monthly').click();
      await button('Stay on Standard, monthly').waitFor({ state: 'detached' });
    });

    it('sees what a higher plan costs now, and pays that', async () => {
      await button('Change the plan').click();
      await choose(/Premium, monthly/);
      const pay = dialog().getByRole('button', { name: /^Pay \$/ });
      const shown = /\$[\d.]+/.exec((await pay.textContent()) ?? '')?.[0] ?? '';
      expect(shown).toMatch(/^\$(5\.00|4\.99)$/);
      await pay.click();
      await gone();
      await page.getByRole('heading', { name: 'Premium, monthly' }).waitFor();

      await page.getByRole('link', { name: 'Invoices' }).click();
      await button(new RegExp(`Change of the plan.*\\${shown}`)).click();
      await page.getByText('Standard, monthly, given back for the time that was left').waitFor();
      expect(
        await page.getByRole('button', { name: /Beginning of the subscription.*\$12\.99/ }).count(),
      ).toBe(1);
      expect.soft(await barriers(page)).toEqual([]);
    });

    it('cancels, and resumes', async () => {
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await button('Cancel the subscription').click();
      await page.getByText(/You can watch until .*, and resume it until then/).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Cancel it').click();
      await gone();
      await page.getByText(/You can watch until .*\. Nothing more is charged/).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Resume').click();
      await page.getByText(/It renews itself on .*, for \$17\.99 a month/).waitFor();
    });

    it('is told no more that something failed once it was done in another way', async () => {
      await viewer.api.send(operations.CancelSubscription);
      await button('Resume').waitFor();
      const json = { errors: [{ message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
      await page.route('**/graphql', (route) =>
        route.request().postData()?.includes('"ResumeSubscription"')
          ? route.fulfill({ json })
          : route.fallback(),
      );
      const failure = page.getByRole('alert').filter({ hasText: 'Not now.' });
      await button('Resume').click();
      await failure.waitFor();
      await page.unroute('**/graphql');
      await viewer.api.send(operations.ResumeSubscription);
      await page.getByText('Active', { exact: true }).waitFor();
      await failure.waitFor({ state: 'detached' });
      expect(await button('Resume').count()).toBe(0);
    });

    it('shows that the address is theirs', async () => {
      await open('/sign-in');
      await page.getByText('Not verified yet').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Send another link').click();
      await page.getByText('Look into your mailbox').waitFor();
      await button('I have followed it').click();
      await page.getByText('The link was not followed yet.').waitFor();
      await createGraphqlClient(url).send(mail.VerifyEmail, { input: { token: await tokenMailedTo() } });
      await button('I have followed it').click();
      await page.getByText('Verified', { exact: true }).waitFor();
    });

    it('lets in the television that is shown, and none whose code was typed since', async () => {
      const television = async (deviceName: string) => {
        const input = { deviceName, platform: 'tv' };
        const { startDeviceSignIn } = await createGraphqlClient(url).send(devices.StartDeviceSignIn, {
          input,
        });
        return startDeviceSignIn.userCode;
      };
      const [first, second] = [await television('Living room'), await television('Bedroom')];
      const code = page.getByLabel('Code');
      const question = (name: string) => page.getByText(`Is this yours? ${name}`);
      await page.goto(`${url}/link?code=${first}`);
      await question('Living room').waitFor();
      await code.fill(second);
      await question('Living room').waitFor({ state: 'detached' });
      expect(await button('Let it in').count()).toBe(0);
      await button('Go on').click();
      await question('Bedroom').waitFor();
      await button('Let it in').click();
      await page.getByText('Bedroom goes on by itself within seconds.').waitFor();
    });

    it('sees at once what is done on another device', async () => {
      const input = { email, password, deviceName: 'Tablet', platform: 'android' };
      const { signIn } = await createGraphqlClient(url).send(operations.SignIn, { input });
      tablet = createGraphqlClient(url, signIn.accessToken);
      await open('');
      await page.getByText(/It renews itself/).waitFor();
      const { cancelSubscription } = await tablet.send(operations.CancelSubscription);
      expect(cancelSubscription.state).toBe('CANCELLED');
      await button('Resume').click();
      await page.getByText(/It renews itself/).waitFor();
    });

    it('stops what plays elsewhere', async () => {
      const { me } = await tablet.send(operations.Me);
      const found = await tablet.send(search.Search, { query: FILM });
      const titleId = found.search.edges[0]?.node.id ?? '';
      await tablet.send(playback.StartPlayback, { input: { titleId, profileId: me.profiles[0]?.id ?? '' } });

      await open('/playing');
      await button(`Stop ${FILM}`).click();
      await page.getByText('It ends on Tablet within seconds.').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Stop it').click();
      await page.getByText('Nothing is playing').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      expect((await tablet.send(playback.PlaybackSessions)).playbackSessions).toEqual([]);
    });

    it('signs another device out', async () => {
      await open('/devices');
      await page.getByText('This device', { exact: true }).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Sign out Tablet').click();
      await dialog().getByRole('button', { name: 'Sign out' }).click();
      await button('Sign out Tablet').waitFor({ state: 'detached' });
      await expect(tablet.send(operations.Me)).rejects.toThrow(/sign/i);
    });

    it('gives a profile a PIN, and takes it away', async () => {
      await open('/profiles');
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('link', { name: /Alex/ }).click();
      await page.getByRole('textbox', { name: 'PIN' }).fill('47');
      await button('Set the PIN').click();
      await page.getByText('A PIN has 4 to 8 digits.').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('textbox', { name: 'PIN' }).fill('471147');
      await button('Set the PIN').click();
      await button('Remove it').click();
      await dialog().getByLabel('PIN that it has now').fill('000000');
      await dialog().getByRole('button', { name: 'Remove it' }).click();
      await dialog().getByText('This PIN is wrong').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await dialog().getByLabel('PIN that it has now').fill('471147');
      await dialog().getByRole('button', { name: 'Remove it' }).click();
      await gone();
      await button('Set the PIN').waitFor();
    });

    it('binds this device to a profile, and releases it', async () => {
      await button('Bind this device to Alex').click();
      await button('Bind it').click();
      await page.getByRole('region', { name: 'For you' }).waitFor();
      await open('');
      await page.getByText('This device is bound to Alex').waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await page.getByRole('textbox', { name: 'Password of the account' }).fill(password);
      await button('Release it').click();
      await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
    });

    it('is told at the field what is wrong with a password', async () => {
      await open('/sign-in');
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password').fill('correct horse battery');
      await button('Change the password').click();
      await page.getByText('This is not your current password.').waitFor();
      const field = page.getByLabel('Current password');
      const error = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
      expect(await error.textContent()).toBe('This is not your current password.');
    });

    it('takes the data away', async () => {
      await open('/data');
      expect.soft(await barriers(page)).toEqual([]);
      await button('Gather my data').click();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download' }).click();
      const bytes = await readFile(await (await download).path());
      const text = bytes[0] === 0x1f ? gunzipSync(bytes).toString() : bytes.toString();
      expect(JSON.parse(text)).toMatchObject({ account: [{ email }] });
    });

    it('has the account erased, and lets it stay after all', async () => {
      await button('Delete my account').click();
      const erase = dialog().getByRole('button', { name: 'Delete my account' });
      await dialog().getByRole('textbox', { name: 'Password' }).fill(password);
      await dialog().getByLabel(/^Type/).fill('delete my acount');
      expect(await erase.isEnabled()).toBe(false);
      await dialog().getByLabel(/^Type/).fill('delete my account');
      expect.soft(await barriers(page)).toEqual([]);
      await erase.click();
      await page.getByText(/This account is going to be erased on/).waitFor();
      expect.soft(await barriers(page)).toEqual([]);
      await button('Keep my account').click();
      await button('Keep my account').waitFor({ state: 'detached' });
    });

    it('came upon nothing that the browser complained of', () => {
      expect(viewer.complaints).toEqual([]);
    });

    // Last, because browsers report every 401 as an error, which the service uses here.
    it('signs out everywhere, here too', async () => {
      await open('/devices');
      await button('Sign out everywhere').click();
      await choose('All devices, this one too');
      expect.soft(await barriers(page)).toEqual([]);
      await dialog().getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('link', { name: 'Create your account' }).waitFor();
    });
  },
);
