import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import type { StoredSigningKey } from './signing-key.repository.js';
import { createSigningKeySeal } from './signing-key-seal.js';
import type { KeyPair, SigningKeyVault } from './signing-key-vault.js';

const ALGORITHM = 'EdDSA';

const privateKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/** Ed25519 keys (RFC 8032) as JSON Web Keys (RFC 8037), identified by their thumbprint (RFC 7638). */
export function createJoseSigningKeyVault(secret: string): SigningKeyVault {
  const seal = createSigningKeySeal(secret);

  return {
    async make(signsFrom, now): Promise<StoredSigningKey> {
      const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
      const privateKey = privateKeySchema.parse(await exportJWK(pair.privateKey));
      const { d: _private, ...publicKey } = privateKey;
      const id = await calculateJwkThumbprint(publicKey);
      return {
        id,
        publicKey,
        sealedPrivateKey: seal.close(id, Buffer.from(JSON.stringify(privateKey))),
        createdAt: now,
        signsFrom,
        verifiesUntil: null,
      };
    },

    async open({ id, publicKey, sealedPrivateKey }): Promise<KeyPair | null> {
      const content = seal.open(id, sealedPrivateKey);
      if (!content) return null;
      const { d, ...own } = privateKeySchema.parse(JSON.parse(Buffer.from(content).toString()));
      if (own.x !== publicKey.x) return null;
      return { signs: await importKey({ ...own, d }), verifies: await importKey(own) };
    },
  };
}

async function importKey(key: Parameters<typeof importJWK>[0]): Promise<CryptoKey> {
  const imported = await importJWK(key, ALGORITHM, { extractable: false });
  if (imported instanceof Uint8Array) throw new TypeError('A signing key is not a pair of keys.');
  return imported;
}
