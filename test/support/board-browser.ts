import { createContext, runInContext } from 'node:vm';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

type Listener = (event: { preventDefault(): void }) => Promise<void>;

/** As much of a browser as the sign-in page of the board uses: its storage is kept when the page is opened again. */
export function createBoardBrowser(address: string, credentials: Credentials) {
  const stored = new Map<string, string>();
  const status = { textContent: '', classList: { toggle: () => undefined } };

  return {
    /** The message on the page. */
    said: () => status.textContent,

    /** Opens the page, fills in the form, and presses its button. */
    async signIn(): Promise<void> {
      const page = await (await fetch(`${address}/admin/queues`)).text();
      const script = /<script>(?<script>[\s\S]+)<\/script>/.exec(page)?.groups?.['script'] ?? '';
      let submit: Listener | undefined;
      const form = {
        querySelector: () => ({ disabled: false }),
        addEventListener: (_type: string, listener: Listener) => {
          submit = listener;
        },
      };
      const window = {
        Error,
        TypeError,
        FormData: class extends Map<string, string> {
          constructor() {
            super(Object.entries(credentials));
          }
        },
        localStorage: {
          getItem: (key: string) => stored.get(key) ?? null,
          setItem: (key: string, value: string) => void stored.set(key, value),
        },
        location: { reload: () => undefined },
        document: { querySelector: (selector: string) => (selector === 'form' ? form : status) },
        fetch: (path: string, options: RequestInit) => fetch(`${address}${path}`, options),
      };
      runInContext(script, createContext(window));
      await submit?.({ preventDefault: () => undefined });
    },
  };
}
