import { lifetimeOf, type Tokens } from './tokens.js';

const KEY = 'streamcore.sign-in';
const LOCK = 'streamcore.refresh';
/** An access token that ends this soon could be over when it arrives. */
const MARGIN_MS = 20_000;

/** Who is signed in in this browser. One sign-in is shared by all of its tabs. */
export interface Session {
  isSignedIn(): boolean;
  /** An access token that is good now; null for a visitor. Rejects when the service cannot be reached. */
  accessToken(): Promise<string | null>;
  /** Another access token in place of one that was refused; null when the sign-in is over. */
  replace(refused: string): Promise<string | null>;
  begin(tokens: Tokens): void;
  end(): void;
  /** Ends it here before anything else, and answers an access token that is good now to tell the service with; null where there is none. */
  leave(): Promise<string | null>;
  /** Calls back whenever somebody signs in or out, in any tab. */
  subscribe(listener: () => void): () => void;
}

export interface SessionOptions {
  /** Where the sign-in is kept; all tabs have the same. */
  readonly storage: Storage;
  /** Where the browser tells that another tab changed the storage. */
  readonly events: EventTarget;
  /** Lets one tab at a time do what it is given. */
  readonly inTurn: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Exchanges a refresh token; null when it is refused. Rejects when the service cannot be reached. */
  readonly exchange: (refreshToken: string) => Promise<Tokens | null>;
  /** In milliseconds, the same in all tabs. */
  readonly now: () => number;
}

interface SignIn extends Tokens {
  /** By the clock of the browser. */
  readonly goodUntil: number;
}

/**
 * Keeps the tokens where all tabs find them. A refresh token is good for one exchange: tabs take turns, whoever finds that
 * another one has exchanged it meanwhile takes what came of it, and all requests of a tab wait for the same exchange.
 */
export function createSession({ storage, events, inTurn, exchange, now }: SessionOptions): Session {
  const listeners = new Set<() => void>();
  let flight: Promise<string | null> | null = null;

  function notify(): void {
    for (const listener of listeners) listener();
  }

  function read(): SignIn | null {
    const kept = storage.getItem(KEY);
    return kept === null ? null : (JSON.parse(kept) as SignIn);
  }

  function keep({ accessToken, refreshToken }: Tokens): string {
    const goodUntil = now() + lifetimeOf(accessToken) - MARGIN_MS;
    storage.setItem(KEY, JSON.stringify({ accessToken, refreshToken, goodUntil } satisfies SignIn));
    return accessToken;
  }

  function end(): void {
    storage.removeItem(KEY);
    notify();
  }

  async function exchangeUnless(isOf: (signIn: SignIn) => boolean): Promise<string | null> {
    const signIn = read();
    if (signIn === null || isOf(signIn)) return signIn?.accessToken ?? null;
    const renewed = await exchange(signIn.refreshToken);
    const meanwhile = read();
    if (meanwhile?.refreshToken === signIn.refreshToken) {
      if (renewed !== null) return keep(renewed);
      end();
      return null;
    }
    // Somebody signed out, in as somebody else, or exchanged it without waiting for a turn.
    return meanwhile?.accessToken ?? null;
  }

  function renewUnless(isOf: (signIn: SignIn) => boolean): Promise<string | null> {
    flight ??= inTurn(LOCK, () => exchangeUnless(isOf)).finally(() => {
      flight = null;
    });
    return flight;
  }

  return {
    isSignedIn: () => storage.getItem(KEY) !== null,
    async accessToken() {
      const isGood = ({ goodUntil }: SignIn) => now() < goodUntil;
      const signIn = read();
      return signIn === null || isGood(signIn) ? (signIn?.accessToken ?? null) : renewUnless(isGood);
    },
    async replace(refused) {
      const isAnother = ({ accessToken }: SignIn) => accessToken !== refused;
      const signIn = read();
      return signIn === null || isAnother(signIn) ? (signIn?.accessToken ?? null) : renewUnless(isAnother);
    },
    begin(tokens) {
      keep(tokens);
      notify();
    },
    end,
    async leave() {
      const signIn = read();
      end();
      if (signIn === null || now() < signIn.goodUntil) return signIn?.accessToken ?? null;
      return (await exchange(signIn.refreshToken))?.accessToken ?? null;
    },
    subscribe(listener) {
      const heard = (event: Event) => {
        const { key, newValue, oldValue } = event as StorageEvent;
        // A renewal in another tab signs nobody in or out.
        if (key === KEY && (newValue === null || oldValue === null)) listener();
      };
      listeners.add(listener);
      events.addEventListener('storage', heard);
      return () => {
        listeners.delete(listener);
        events.removeEventListener('storage', heard);
      };
    },
  };
}
