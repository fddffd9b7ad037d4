import type { CryptoKey } from 'jose';
import type { StoredSigningKey } from './signing-key.repository.js';

/** Both halves of a key, ready to be used. The private one cannot be read out again. */
export interface KeyPair {
  readonly signs: CryptoKey;
  readonly verifies: CryptoKey;
}

/** Makes signing keys, and opens those that this installation has made. */
export interface SigningKeyVault {
  /** A new key that signs from then on. Store it before it is used. */
  make(signsFrom: Date, now: Date): Promise<StoredSigningKey>;
  /** Null when its seal is not ours: whoever can write to the database cannot bring in a key of their own. */
  open(key: StoredSigningKey): Promise<KeyPair | null>;
}
