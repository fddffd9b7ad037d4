import { createHash, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A key from the configuration: the secret has 32 bytes or more, in base64url. */
export interface ConfiguredMediaKey {
  readonly id: string;
  readonly secret: string;
}

export interface MediaKey {
  /** The `kid` of its tokens. */
  readonly id: string;
  readonly secret: KeyObject;
}

/** The first one signs, all of them verify. */
export type MediaKeys = readonly [MediaKey, ...MediaKey[]];

/** The configured keys, or else one derived from this installation's secret for this purpose only. */
export function createMediaKeys(configured: readonly ConfiguredMediaKey[], authSecret: string): MediaKeys {
  const [first, ...others] = configured.map(
    ({ id, secret }): MediaKey => ({ id, secret: createSecretKey(Buffer.from(secret, 'base64url')) }),
  );
  return first === undefined ? [derivedKey(authSecret)] : [first, ...others];
}

/** The key id differs for different secrets, and reveals nothing about them. */
function derivedKey(authSecret: string): MediaKey {
  const secret = Buffer.from(hkdfSync('sha256', authSecret, '', 'media address', 32));
  const id = createHash('sha256').update(secret).digest('base64url').slice(0, 12);
  return { id, secret: createSecretKey(secret) };
}
