import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const ID_DIGITS = 16;

/** Signs seals, so that write access to the database is not enough to forge a chain. */
export interface SealKey {
  /** Identifies the key, and reveals nothing about it. */
  readonly id: string;
  sign(hash: Buffer): Buffer;
  verify(hash: Buffer, signature: Buffer): boolean;
}

/** @param secret AUTH_SECRET, from which the key is derived for this purpose only */
export function createSealKey(secret: string): SealKey {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
  const key = derive('audit seal');
  const sign = (hash: Buffer) => createHmac('sha256', key).update(hash).digest();
  return {
    id: createHash('sha256').update(derive('audit seal key id')).digest('hex').slice(0, ID_DIGITS),
    sign,
    verify: (hash, signature) => signature.length === KEY_BYTES && timingSafeEqual(sign(hash), signature),
  };
}
