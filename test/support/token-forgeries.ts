import { createHmac, createPublicKey, webcrypto } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** A key of ours, as if it had been stolen, and the current claims of one of our tokens. */
export interface TokenMaterial {
  readonly keyId: string;
  readonly signs: CryptoKey;
  readonly publicKey: JWK;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly nowSeconds: number;
}

interface Change {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: CryptoKey;
}

/** A valid token except for what is changed. */
export function forgeToken({ keyId, signs, claims }: TokenMaterial, change: Change = {}): Promise<string> {
  return new SignJWT({ ...claims, ...change.claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId, ...change.header })
    .sign(change.key ?? signs);
}

type Forgery = (material: TokenMaterial) => Promise<string>;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const newPair = () => generateKeyPair('EdDSA', { extractable: true });

async function partsOf(
  token: Promise<string>,
): Promise<readonly [header: string, body: string, signature: string]> {
  const [header = '', body = '', signature = ''] = (await token).split('.');
  return [header, body, signature];
}

/** HMAC with the public key, for a verifier that lets the token choose its algorithm. */
async function hashed(material: TokenMaterial, secret: string | Buffer): Promise<string> {
  const [, body] = await partsOf(forgeToken(material));
  const content = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: material.keyId })}.${body}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

function publicKeyAs(format: 'pem' | 'der', { publicKey }: TokenMaterial): string | Buffer {
  const key = createPublicKey({ key: { ...publicKey }, format: 'jwk' });
  return format === 'pem' ? key.export({ type: 'spki', format }) : key.export({ type: 'spki', format });
}

const algorithms: Readonly<Record<string, Forgery>> = {
  async 'no algorithm'(material) {
    const [, body] = await partsOf(forgeToken(material));
    return `${encode({ alg: 'none', typ: 'at+jwt', kid: material.keyId })}.${body}.`;
  },
  async 'no algorithm, written otherwise, and a signature'(material) {
    const [, body, signature] = await partsOf(forgeToken(material));
    return `${encode({ alg: 'nOnE', typ: 'at+jwt', kid: material.keyId })}.${body}.${signature}`;
  },
  'HS256 with the public key as PEM': (material) => hashed(material, publicKeyAs('pem', material)),
  'HS256 with the public key as DER': (material) => hashed(material, publicKeyAs('der', material)),
  'HS256 with the public key as it is published': (material) =>
    hashed(material, Buffer.from(material.publicKey.x ?? '', 'base64url')),
  async 'a critical header that nobody knows'(material) {
    const [, body] = await partsOf(forgeToken(material));
    const header = { alg: 'EdDSA', typ: 'at+jwt', kid: material.keyId, crit: ['vip'], vip: true };
    const content = `${encode(header)}.${body}`;
    const signature = await webcrypto.subtle.sign('Ed25519', material.signs, Buffer.from(content));
    return `${content}.${Buffer.from(signature).toString('base64url')}`;
  },
};

const withKeyId =
  (kid: unknown): Forgery =>
  (material) =>
    forgeToken(material, { header: { kid } });

const keys: Readonly<Record<string, Forgery>> = {
  'another key under our id': async (material) => forgeToken(material, { key: (await newPair()).privateKey }),
  'no key id': withKeyId(undefined),
  'an empty key id': withKeyId(''),
  'a key id of another type': withKeyId({ $ne: null }),
  'a key id that is not ours': withKeyId('A'.repeat(43)),
  'a key id that walks through folders': withKeyId('../../../../../../dev/null'),
  'a key id with SQL': withKeyId("' UNION SELECT 'AAAA' AS key; --"),
  'a key id with U+0000': (material) => withKeyId(`${material.keyId}\u0000`)(material),
  'a very long key id': withKeyId('A'.repeat(8_000)),
  async 'its key in its header'(material) {
    const { publicKey, privateKey } = await newPair();
    return forgeToken(material, { key: privateKey, header: { jwk: await exportJWK(publicKey) } });
  },
  'a place to fetch its key from': async (material) =>
    forgeToken(material, { key: (await newPair()).privateKey, header: { jku: 'http://127.0.0.1:1/keys' } }),
  'a certificate to fetch': async (material) =>
    forgeToken(material, {
      key: (await newPair()).privateKey,
      header: { x5u: 'http://127.0.0.1:1/certificate.pem', x5c: ['MIIB'] },
    }),
};

const withClaims =
  (change: (nowSeconds: number) => Readonly<Record<string, unknown>>): Forgery =>
  (material) =>
    forgeToken(material, { claims: change(material.nowSeconds) });

const claims: Readonly<Record<string, Forgery>> = {
  'another issuer': withClaims(() => ({ iss: 'elsewhere' })),
  'another audience': withClaims(() => ({ aud: 'elsewhere' })),
  'another type': (material) => forgeToken(material, { header: { typ: 'JWT' } }),
  'no type': (material) => forgeToken(material, { header: { typ: undefined } }),
  'an expiry that has passed': withClaims((now) => ({ iat: now - 900, exp: now })),
  'an issue in the future': withClaims((now) => ({ iat: now + 60 })),
  'a beginning in the future': withClaims((now) => ({ nbf: now + 60 })),
  'a role that there is not': withClaims(() => ({ role: 'OWNER' })),
  ...Object.fromEntries(
    ['iss', 'aud', 'sub', 'sid', 'ver', 'role', 'iat', 'exp', 'jti'].map((claim) => [
      `no ${claim}`,
      withClaims(() => ({ [claim]: undefined })),
    ]),
  ),
};

const shapes: Readonly<Record<string, Forgery>> = {
  'its last character cut off': async (material) => (await forgeToken(material)).slice(0, -1),
  'its signature cut off': async (material) => (await partsOf(forgeToken(material))).slice(0, 2).join('.'),
  async 'other claims under its signature'(material) {
    const [header, , signature] = await partsOf(forgeToken(material));
    const [, body] = await partsOf(forgeToken(material, { claims: { sub: 'somebody else' } }));
    return `${header}.${body}.${signature}`;
  },
  'more in it than any of ours has': withClaims(() => ({ more: 'x'.repeat(3_000) })),
  'three words': async () => 'not.a.token',
};

/** Ways to make a token that must not be accepted, by what is wrong with it. */
export const tokenForgeries: Readonly<Record<string, Forgery>> = {
  ...algorithms,
  ...keys,
  ...claims,
  ...shapes,
};
