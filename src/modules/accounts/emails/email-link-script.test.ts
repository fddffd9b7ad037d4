import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { EMAIL_LINK_SCRIPT } from './email-link-script.js';

type Listener = (event: { preventDefault(): void }) => Promise<void>;

/** The part of a browser that the script uses: a page with a form, opened at a URL. */
function openPage(hash: string, answer: () => Promise<object>) {
  const sent: unknown[] = [];
  const addresses: string[] = [];
  const button = { disabled: false };
  const status = { textContent: '', isBad: false, focus: () => undefined };
  const listeners: Listener[] = [];
  const form = {
    hidden: false,
    querySelector: () => button,
    addEventListener: (_type: string, listener: Listener) => {
      listeners.push(listener);
    },
  };
  const classList = {
    toggle: (_name: string, isBad: boolean) => {
      status.isBad = isBad;
    },
  };
  const settings = { endpoint: '../graphql', query: 'mutation', done: 'It is done.' };
  const window = {
    URLSearchParams,
    TypeError,
    location: { hash, pathname: '/account/reset-password' },
    history: { replaceState: (_state: null, _title: string, address: string) => addresses.push(address) },
    FormData: class extends Map<string, string> {
      constructor() {
        super([['newPassword', 'chosen']]);
      }
    },
    document: {
      getElementById: () => ({ textContent: JSON.stringify(settings) }),
      querySelector: (selector: string) =>
        selector === 'form' ? form : Object.assign(status, { classList }),
    },
    fetch: async (url: string, { body }: { body: string }) => {
      sent.push([url, JSON.parse(body)]);
      return { json: answer };
    },
  };
  runInContext(EMAIL_LINK_SCRIPT, createContext(window));
  return {
    sent,
    addresses,
    button,
    status,
    form,
    press: () => listeners[0]?.({ preventDefault: () => undefined }),
  };
}

describe('the page that an e-mail leads to', () => {
  it('takes the token out of the address bar, and sends it when the button is pressed, not before', async () => {
    const page = openPage('#token=abc', async () => ({ data: {} }));
    expect(page.addresses).toEqual(['/account/reset-password']);
    expect(page.sent).toEqual([]);

    await page.press();
    const input = { token: 'abc', newPassword: 'chosen' };
    expect(page.sent).toEqual([['../graphql', { query: 'mutation', variables: { input } }]]);
    expect(page.status).toMatchObject({ textContent: 'It is done.', isBad: false });
    expect(page.form.hidden).toBe(true);
  });

  it.each([
    [
      'what the server says',
      async () => ({ errors: [{ message: 'Choose another one.' }] }),
      'Choose another one.',
    ],
    [
      'that it cannot be reached',
      async () => Promise.reject(new TypeError('fetch failed')),
      'StreamCore cannot be reached. Try again in a moment.',
    ],
  ])('shows %s, and lets the button be pressed again', async (_what, answer, text) => {
    const page = openPage('#token=abc', answer);
    await page.press();
    expect(page.status).toMatchObject({ textContent: text, isBad: true });
    expect(page.button.disabled).toBe(false);
    expect(page.form.hidden).toBe(false);
  });

  it('reports a missing token, and has no button', () => {
    const page = openPage('', async () => ({}));
    expect(page.button.disabled).toBe(true);
    expect(page.status.textContent).toContain('The link seems to be incomplete.');
  });
});
