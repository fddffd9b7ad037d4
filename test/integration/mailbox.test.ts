import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/shared/ids.js';
import { mailTo } from '../support/mail.js';
import * as operations from '../support/operations.js';
import { type Platform, type PlatformOptions, startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform();
const { visitor } = createStory(platform);

const keep = (changes: { to?: string; subject?: string; text?: string }) =>
  platform.engine.mailbox?.keep({
    id: newId(),
    to: 'ann@example.com',
    subject: 'Hello',
    text: 'Hello.',
    keptAt: new Date(),
    ...changes,
  });

/** A browser's request after this name was resolved to this machine. */
async function statusOf(path: string, host: string): Promise<number | undefined> {
  const { port } = new URL(platform.address);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      text(response).then(() => resolve(response.statusCode), reject);
    })
      .on('error', reject)
      .end();
  });
}

async function statusesAt({ address }: Platform): Promise<number[]> {
  const answers = ['/mailbox', '/mailbox.json', '/nothing'].map((path) => fetch(`${address}${path}`));
  return (await Promise.all(answers)).map(({ status }) => status);
}

describe('the mailbox', () => {
  test('shows all messages, newest first, with clickable links', async () => {
    const email = 'reader@example.com';
    await visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });
    const { text: message } = await mailTo(platform, email, 'Is this your e-mail address?');
    await keep({ subject: 'A newer one' });

    const html = await (await fetch(`${platform.address}/mailbox`)).text();
    const link = /http\S+/.exec(message)?.[0];
    expect(html).toContain(`<a href="${link}" rel="noreferrer">${link}</a>`);
    expect(html.indexOf('A newer one')).toBeLessThan(html.indexOf('Is this your e-mail address?'));
  });

  test('returns the messages of an address to scripts', async () => {
    await keep({ to: 'script@example.com', subject: 'First' });
    await keep({ to: 'script@example.com', subject: 'Second' });
    const response = await fetch(`${platform.address}/mailbox.json?to=Script@Example.com`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject([{ subject: 'Second' }, { subject: 'First' }]);
    const everything = (await (await fetch(`${platform.address}/mailbox.json`)).json()) as unknown[];
    expect(everything.length).toBeGreaterThan(2);
  });

  test('escapes the content of messages', async () => {
    await keep({
      subject: '<script>alert(1)</script>',
      text: 'https://a.example/"onmouseover="alert(1) <img src=x onerror=alert(1)> &amp;',
    });
    const response = await fetch(`${platform.address}/mailbox`);
    const html = await response.text();
    expect(html).not.toContain('alert(1)</script>');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<a [^>]*onmouseover/);
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    const styleHash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  test.each(['/mailbox', '/mailbox.json'])('is available on this machine only: %s', async (path) => {
    const { port } = new URL(platform.address);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]']) {
      expect(await statusOf(path, host)).toBe(200);
    }
    for (const host of ['rebound.example.com', `localhost.example.com:${port}`, '127.0.0.1.example.com']) {
      expect(await statusOf(path, host)).toBe(404);
    }
  });

  test('is not available to a remote client, even with a local host name', async () => {
    await using behindProxy = await startPlatform({ role: 'api', trustedProxies: ['127.0.0.1'] });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const answer = await fetch(`${behindProxy.address}/mailbox.json`, { headers });
    expect(answer.status).toBe(404);
  });

  test.each(['x-forwarded-for', 'forwarded', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'is not available through a local proxy, as shown by %s',
    async (name) => {
      const headers = { [name]: '203.0.113.7' };
      for (const path of ['/mailbox', '/mailbox.json']) {
        expect((await fetch(`${platform.address}${path}`, { headers })).status).toBe(404);
      }
    },
  );

  test.each<[string, PlatformOptions]>([
    ['it is not to be shown', { mail: { showMailbox: false } }],
    ['mail is sent', { mail: { smtpUrl: 'smtp://127.0.0.1:1' } }],
  ])('is not available where %s', async (_why, options) => {
    await using other = await startPlatform({ role: 'api', ...options });
    expect(await statusesAt(other)).toEqual([404, 404, 404]);
  });
});
