import { describe, expect, it } from 'vitest';
import { createSession } from './session.js';
import type { Tokens } from './tokens.js';

const QUARTER_OF_AN_HOUR = 900;

function accessToken(name: string): string {
  const payload = { sub: name, iat: 5000, exp: 5000 + QUARTER_OF_AN_HOUR };
  return `header.${btoa(JSON.stringify(payload))}.signature`;
}

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}

/** Exchanges each refresh token once, as the service does: a repeat gets the same successor, an older one ends the sign-in. */
function createService() {
  let valid = 'refresh-0';
  let latest: { readonly of: string; readonly tokens: Tokens } | null = null;
  let exchanges = 0;
  return {
    get exchanges() {
      return exchanges;
    },
    revoke() {
      valid = '';
    },
    async exchange(refreshToken: string): Promise<Tokens | null> {
      await Promise.resolve();
      if (latest?.of === refreshToken) return latest.tokens;
      if (refreshToken !== valid) {
        valid = '';
        return null;
      }
      exchanges += 1;
      valid = `refresh-${exchanges}`;
      const tokens = { accessToken: accessToken(`viewer-${exchanges}`), refreshToken: valid };
      latest = { of: refreshToken, tokens };
      return tokens;
    },
  };
}

/** One after the other, over all tabs, as the browser's locks. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(_name: string, work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => null);
    return turn;
  };
}

function setting({ signedIn = true, takesTurns = true } = {}) {
  const clock = { milliseconds: 0 };
  const service = createService();
  const storage = memory();
  const events = new EventTarget();
  const inTurn = takesTurns ? createTurns() : <Result>(_name: string, work: () => Promise<Result>) => work();
  const openTab = () =>
    createSession({ storage, events, inTurn, exchange: service.exchange, now: () => clock.milliseconds });
  const tab = openTab();
  if (signedIn) tab.begin({ accessToken: accessToken('viewer'), refreshToken: 'refresh-0' });
  return { clock, service, events, openTab, tab };
}

describe('a session', () => {
  it('has no token for a visitor', async () => {
    const { tab, service } = setting({ signedIn: false });
    expect([tab.isSignedIn(), await tab.accessToken(), service.exchanges]).toEqual([false, null, 0]);
  });

  it('gives the access token as long as it is good, by what it says of its own length', async () => {
    const { tab, clock, service } = setting();
    clock.milliseconds += (QUARTER_OF_AN_HOUR - 60) * 1000;
    expect([await tab.accessToken(), service.exchanges]).toEqual([accessToken('viewer'), 0]);
    clock.milliseconds += 59 * 1000;
    expect([await tab.accessToken(), service.exchanges]).toEqual([accessToken('viewer-1'), 1]);
  });

  it('renews once for many requests that wait', async () => {
    const { tab, clock, service } = setting();
    clock.milliseconds = QUARTER_OF_AN_HOUR * 1000;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => tab.accessToken()));
    expect([new Set(tokens), service.exchanges]).toEqual([new Set([accessToken('viewer-1')]), 1]);
  });

  it('is shared by tabs: one of them exchanges, and all go on with what came of it', async () => {
    const { tab, openTab, clock, service } = setting();
    const others = [openTab(), openTab(), openTab()];
    expect(await others[0]?.accessToken()).toBe(accessToken('viewer'));
    clock.milliseconds = QUARTER_OF_AN_HOUR * 1000;
    const tokens = await Promise.all([tab, ...others].map((each) => each.accessToken()));
    expect([new Set(tokens), service.exchanges]).toEqual([new Set([accessToken('viewer-1')]), 1]);
  });

  it('ends in no tab where another one exchanged without waiting for its turn', async () => {
    const { tab, openTab, clock, service } = setting({ takesTurns: false });
    clock.milliseconds = QUARTER_OF_AN_HOUR * 1000;
    const tokens = await Promise.all([tab.accessToken(), openTab().accessToken()]);
    expect([new Set(tokens), tab.isSignedIn()]).toEqual([new Set([accessToken('viewer-1')]), true]);
    expect(service.exchanges).toBe(1);
  });

  it('exchanges once where several requests were refused with the same token', async () => {
    const { tab, service } = setting();
    const refused = accessToken('viewer');
    const renewed = await Promise.all([tab.replace(refused), tab.replace(refused)]);
    expect(await tab.replace(refused)).toBe(renewed[0]);
    expect([renewed[0], service.exchanges]).toEqual([accessToken('viewer-1'), 1]);
  });

  it('ends, and says so, where the service refuses it', async () => {
    const { tab, service } = setting();
    let heard = 0;
    tab.subscribe(() => {
      heard += 1;
    });
    service.revoke();
    expect(await tab.replace(accessToken('viewer'))).toBe(null);
    expect([tab.isSignedIn(), await tab.accessToken(), heard]).toEqual([false, null, 1]);
  });

  it('ends at once where somebody leaves, and gives a token to tell the service with', async () => {
    const { tab, clock, service } = setting();
    const leaving = tab.leave();
    expect([tab.isSignedIn(), await leaving, service.exchanges]).toEqual([false, accessToken('viewer'), 0]);
    tab.begin({ accessToken: accessToken('viewer'), refreshToken: 'refresh-0' });
    clock.milliseconds = QUARTER_OF_AN_HOUR * 1000;
    expect([await tab.leave(), tab.isSignedIn()]).toEqual([accessToken('viewer-1'), false]);
    expect(await tab.leave()).toBeNull();
  });

  it('hears of signing in and out in other tabs, and not of their renewals', () => {
    const { tab, events } = setting();
    let heard = 0;
    tab.subscribe(() => {
      heard += 1;
    });
    const change = (oldValue: string | null, newValue: string | null) =>
      events.dispatchEvent(
        Object.assign(new Event('storage'), { key: 'streamcore.sign-in', oldValue, newValue }),
      );
    change('refresh-0', 'refresh-1');
    expect(heard).toBe(0);
    change('refresh-1', null);
    expect(heard).toBe(1);
  });

  it('outlives that the service cannot be reached', async () => {
    const storage = memory();
    const exchange = () => Promise.reject(new TypeError('Failed to fetch'));
    const tab = createSession({
      storage,
      events: new EventTarget(),
      inTurn: createTurns(),
      exchange,
      now: () => 0,
    });
    tab.begin({ accessToken: accessToken('viewer'), refreshToken: 'refresh-0' });
    await expect(tab.replace(accessToken('viewer'))).rejects.toThrow('Failed to fetch');
    expect(tab.isSignedIn()).toBe(true);
  });
});
