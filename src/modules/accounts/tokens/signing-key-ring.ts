import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { SealedSigningKeyError } from '../domain/accounts-errors.js';
import type { StoredSigningKey } from './signing-key.repository.js';
import type { SigningKeyChannel } from './signing-key-channel.js';
import { createSigningKeyMemory, type OpenSigningKey } from './signing-key-memory.js';
import type { SigningKeyVault } from './signing-key-vault.js';

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
  const memory = createSigningKeyMemory({ read, vault, clock, logger });
  const { reload, verifies, onEnded } = memory;
  let first: Promise<void> | null = null;
  let lookup: { readonly at: number; readonly done: Promise<void> } | null = null;
  let stop: () => Promise<void> = async () => undefined;

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

  async function signer(): Promise<OpenSigningKey> {
    await ready();
    // If the last key has ended, loading creates another.
    if (memory.signerId() === null) await reload();
    const id = memory.signerId() ?? '';
    const key = memory.get(id);
    if (!key) throw new SealedSigningKeyError(id);
    return key;
  }

  return {
    signer,
    verifies,
    reload,
    onEnded,

    async verifier(id) {
      await ready();
      if (memory.get(id) === null) await lookAgain();
      return verifies(id) ? memory.get(id) : null;
    },

    async published() {
      await ready();
      return memory.accepted();
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
