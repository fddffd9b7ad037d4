import type { SigningKey } from '../domain/signing-key.js';

/** An Ed25519 public key (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

/** A signing key as stored, with its private key encrypted. */
export interface StoredSigningKey extends SigningKey {
  readonly publicKey: PublicKey;
  readonly sealedPrivateKey: Uint8Array<ArrayBuffer>;
}

export interface SigningKeyRepository {
  findAll(): Promise<StoredSigningKey[]>;
  /** Serialises changes of keys across processes, until the transaction ends. */
  lock(): Promise<void>;
  insert(key: StoredSigningKey): Promise<void>;
  /** Stores the times of keys. */
  save(keys: readonly SigningKey[]): Promise<void>;
  delete(ids: readonly string[]): Promise<void>;
}
