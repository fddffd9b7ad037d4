import { EventEmitter } from 'node:events';
import type { Logger } from '../../../platform/telemetry/logger.js';
import type { Clock } from '../../../shared/clock.js';
import { type SigningKey, signerAt, verifiesAt } from '../domain/signing-key.js';
import type { PublicKey, StoredSigningKey } from './signing-key.repository.js';
import type { KeyPair, SigningKeyVault } from './signing-key-vault.js';

/** A key that this process can use. */
export interface OpenSigningKey extends SigningKey, KeyPair {
  readonly publicKey: PublicKey;
}

/** The keys that this process has read and opened. */
export interface SigningKeyMemory {
  /** Reads the keys anew. Reads may finish out of order: the one that began last counts. */
  reload(): Promise<void>;
  /** Null for a key that was not read, or could not be opened. */
  get(id: string): OpenSigningKey | null;
  /** Those whose signatures are accepted now. */
  accepted(): OpenSigningKey[];
  /** Whether the key's signatures are accepted now. */
  verifies(id: string): boolean;
  /** The key that signs now, whether or not it could be opened; null if there is none. */
  signerId(): string | null;
  /** Calls back when a key's signatures are no longer accepted. Call the result to stop listening. */
  onEnded(id: string, listener: () => void): () => void;
}

export interface SigningKeyMemoryOptions {
  readonly read: () => Promise<readonly StoredSigningKey[]>;
  readonly vault: SigningKeyVault;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createSigningKeyMemory(options: SigningKeyMemoryOptions): SigningKeyMemory {
  const { read, vault, clock, logger } = options;
  const endings = new EventEmitter().setMaxListeners(0);
  let keys: ReadonlyMap<string, OpenSigningKey> = new Map();
  let stored: readonly StoredSigningKey[] = [];
  let readings = 0;
  let newest = 0;

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

  function verifies(id: string): boolean {
    const key = keys.get(id);
    return key !== undefined && verifiesAt(key, clock.now());
  }

  return {
    async reload() {
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
    },

    get: (id) => keys.get(id) ?? null,
    accepted: () => [...keys.values()].filter(({ id }) => verifies(id)),
    verifies,
    signerId: () => signerAt(stored, clock.now())?.id ?? null,

    onEnded(id, listener) {
      endings.once(id, listener);
      return () => endings.off(id, listener);
    },
  };
}
