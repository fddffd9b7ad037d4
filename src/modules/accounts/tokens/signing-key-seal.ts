import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts private keys with the secret (AES-256-GCM, NIST SP 800-38D). */
export interface SigningKeySeal {
  /** @returns nonce, ciphertext and tag */
  close(keyId: string, content: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Null when it was encrypted with another secret or for another key, or was modified. */
  open(keyId: string, sealed: Uint8Array): Uint8Array | null;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createSigningKeySeal(secret: string): SigningKeySeal {
  const sealingKey = new Uint8Array(hkdfSync('sha256', secret, '', 'signing key seal', 32));

  return {
    close(keyId, content) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(keyId));
      const ciphertext = [cipher.update(content), cipher.final()];
      return new Uint8Array(Buffer.concat([nonce, ...ciphertext, cipher.getAuthTag()]));
    },

    open(keyId, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, sealingKey, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(keyId));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
