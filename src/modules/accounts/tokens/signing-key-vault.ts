import type { CryptoKey } from 'jose';
import type { StoredSigningKey } from './signing-key.repository.js';

/** A usable key pair. The private key cannot be exported. */
export interface KeyPair {
  readonly signs: CryptoKey;
  readonly verifies: CryptoKey;
}

/** Creates signing keys, and decrypts those that this installation created. */
export interface SigningKeyVault {
  /** Creates a key that signs from then on. Store it before it is used. */
  make(signsFrom: Date, now: Date): Promise<StoredSigningKey>;
  /**
   * Null when it was not encrypted with our secret, so that write access to the database is not enough to add a key.
   */
  open(key: StoredSigningKey): Promise<KeyPair | null>;
}
