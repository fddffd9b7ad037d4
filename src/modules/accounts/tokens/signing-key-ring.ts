import { EventEmitter } from 'node:events';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { SealedSigningKeyError } from '../domain/accounts-errors.js';
import { type SigningKey, signerAt, verifiesAt } from '../domain/signing-key.js';
import type { PublicKey, StoredSigningKey } from './signing-key.repository.js';
import type { SigningKeyChannel } from './signing-key-channel.js';
import type { KeyPair, SigningKeyVault } from './signing-key-vault.js';

/** A key that this process can use. */
export interface OpenSigningKey extends SigningKey, KeyPair {
  readonly publicKey: PublicKey;
}

/** The signing keys in this process's memory, so that verifying a token needs no I/O. */
export interface SigningKeyRing extends AsyncDisposable {
  /** The key that signs now. @throws SealedSigningKeyError when it was sealed with another secret */
  signer(): Promise<OpenSigningKey>;
  /** The key with this id, if its signatures are accepted now. Loads unknown keys. */
  verifier(id: string): Promise<OpenSigningKey | null>;
  /** The same for keys in memory, synchronously. */
  verifies(id: string): boolean;
  /** All keys whose tokens are accepted, including those that do not sign yet. */
  published(): Promise<OpenSigningKey[]>;
  /** Calls back when a key's signatures are no longer accepted. Call the result to stop listening. */
  onEnded(id: string, listener: () => void): () => void;
  /** Reloads the keys. */
  reload(): Promise<void>;
  /**
   * Loads the keys, and reloads them whenever they change, until disposed of. Without this they are loaded when first
   * needed.
   * @throws SealedSigningKeyError
   */
  start(): Promise<void>;
}

export interface SigningKeyRingOptions {
  readonly read: () => Promise<readonly StoredSigningKey[]>;
  readonly vault: SigningKeyVault;
  readonly channel: SigningKeyChannel;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The polling interval, for lost messages. */
  readonly reloadMs?: number;
}

const RELOAD_MS = 30_000;

/** However many tokens have unknown keys, the database is queried at most once in this time. */
const LOOKUP_PAUSE_MS = 1_000;

export function createSigningKeyRing(options: SigningKeyRingOptions): SigningKeyRing {
  const { read, vault, channel, clock, logger, reloadMs = RELOAD_MS } = options;
  const endings = new EventEmitter().setMaxListeners(0);
  let keys: ReadonlyMap<string, OpenSigningKey> = new Map();
  let stored: readonly StoredSigningKey[] = [];
  let first: Promise<void> | null = null;
  let lookup: { readonly at: number; readonly done: Promise<void> } | null = null;
  let readings = 0;
  let newest = 0;
  let stop: () => Promise<void> = async () => undefined;

  /** Loads may finish out of order: the one that began last counts. */
  async function reload(): Promise<void> {
    readings += 1;
    const reading = readings;
    const found = await read();
    const opened = await Promise.all(found.map(open));
    if (reading < newest) return;
    newest = reading;
    const former = keys;
    stored = found;
    keys = new Map(opened.flatMap((key) => (key ? [[key.id, key]] : [])));
    const now = clock.now();
    for (const key of former.values()) {
      if (verifiesAt(key, now) && !verifies(key.id)) endings.emit(key.id);
    }
  }

  async function open(key: StoredSigningKey): Promise<OpenSigningKey | null> {
    const { id, publicKey, createdAt, signsFrom, verifiesUntil } = key;
    const known = keys.get(id);
    // For a key that is already open, only the times can have changed.
    if (known) return { ...known, signsFrom, verifiesUntil };
    const pair = await vault.open(key);
    if (pair) return { id, publicKey, createdAt, signsFrom, verifiesUntil, ...pair };
    logger.warn({ keyId: id }, 'A signing key cannot be decrypted with this AUTH_SECRET');
    return null;
  }

  function reloadInBackground(): void {
    reload().catch((error: unknown) => logger.warn({ error }, 'Reloading the signing keys failed'));
  }

  function ready(): Promise<void> {
    first ??= reload().catch((error: unknown) => {
      first = null;
      throw error;
    });
    return first;
  }

  /**
   * A failure is remembered as long as an answer; otherwise the load would be repeated constantly while the database
   * is down.
   */
  function lookAgain(): Promise<void> {
    const at = clock.now().getTime();
    if (lookup === null || Math.abs(at - lookup.at) >= LOOKUP_PAUSE_MS) lookup = { at, done: reload() };
    return lookup.done;
  }

  function verifies(id: string): boolean {
    const key = keys.get(id);
    return key !== undefined && verifiesAt(key, clock.now());
  }

  async function signer(): Promise<OpenSigningKey> {
    await ready();
    // If the last key has ended, loading creates another.
    if (!signerAt(stored, clock.now())) await reload();
    const id = signerAt(stored, clock.now())?.id ?? '';
    const key = keys.get(id);
    if (!key) throw new SealedSigningKeyError(id);
    return key;
  }

  return {
    signer,
    verifies,
    reload,

    async verifier(id) {
      await ready();
      if (!keys.has(id)) await lookAgain();
      return verifies(id) ? (keys.get(id) ?? null) : null;
    },

    async published() {
      await ready();
      return [...keys.values()].filter((key) => verifies(key.id));
    },

    onEnded(id, listener) {
      endings.once(id, listener);
      return () => endings.off(id, listener);
    },

    async start() {
      const following = channel.follow(reloadInBackground);
      const timer = setInterval(reloadInBackground, reloadMs).unref();
      stop = async () => {
        clearInterval(timer);
        await following[Symbol.asyncDispose]();
      };
      await signer();
    },

    [Symbol.asyncDispose]: () => stop(),
  };
}
