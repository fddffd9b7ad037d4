import { createHmac, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createStillClock } from '../../../../../test/support/clock.js';
import { createMediaKeys } from './media-keys.js';
import { createHs256MediaTokens } from './media-token.hs256.js';

const START = new Date('2026-01-01T00:00:00Z');
const startSeconds = START.getTime() / 1000;
const SECOND = 1_000;
const SESSION = '01938f00-0000-7000-8000-000000000001';
const PATTERN = '^https?://[^/]+/media/films/timecode/SD[.]m3u8$';
const ADDRESS = 'https://tv.example/media/films/timecode/SD.m3u8';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const secretOf = () => randomBytes(32).toString('base64url');

/** Tokens of new keys, and a function that signs any claims with jose and the first key. */
function scene(ids: readonly string[] = ['one']) {
  const configured = ids.map((id) => ({ id, secret: secretOf() }));
  const secret = Buffer.from(configured[0]?.secret ?? '', 'base64url');
  const clock = createStillClock(START);
  const tokensBy = (keys: typeof configured) =>
    createHs256MediaTokens({ keys: createMediaKeys(keys, 'secret'), lifetimeSeconds: 120, clock });
  const claims = {
    iss: 'streamcore',
    sub: SESSION,
    nbf: startSeconds - 10,
    exp: startSeconds + 120,
    cdniuc: `regex:${PATTERN}`,
  };
  const header = { alg: 'HS256', kid: 'one' };
  const forge = (change: { claims?: object; header?: object; key?: Uint8Array } = {}) =>
    new SignJWT({ ...claims, ...change.claims })
      .setProtectedHeader({ ...header, ...change.header })
      .sign(change.key ?? secret);
  return { configured, secret, clock, tokens: tokensBy(configured), tokensBy, claims, header, forge };
}

type Scene = ReturnType<typeof scene>;

describe('a media token', () => {
  it('has the claims of RFC 9246, and none that Apache Traffic Server refuses', () => {
    const { tokens, claims, header } = scene();
    const { token, expiresAt } = tokens.issue(SESSION, PATTERN);
    expect(decodeProtectedHeader(token)).toEqual(header);
    expect(decodeJwt(token)).toEqual(claims);
    expect(expiresAt).toEqual(new Date('2026-01-01T00:02:00Z'));
  });

  it('is compatible with jose in both directions', async () => {
    const { tokens, secret, forge } = scene();
    const { token } = tokens.issue(SESSION, PATTERN);
    const options = { algorithms: ['HS256'], issuer: 'streamcore', currentDate: START };
    expect((await jwtVerify(token, secret, options)).payload.sub).toBe(SESSION);
    expect(tokens.verify(await forge())).toMatchObject({ playbackSessionId: SESSION });
  });

  it('opens the URLs that match its pattern', () => {
    const { tokens } = scene();
    const verified = tokens.verify(tokens.issue(SESSION, PATTERN).token);
    if ('refusal' in verified) throw new Error(verified.refusal);
    expect(verified.opens.test(ADDRESS)).toBe(true);
    expect(verified.opens.test(`${ADDRESS}\n`)).toBe(false);
    expect(verified.opens.test(ADDRESS.replace('SD', 'HD'))).toBe(false);
  });

  it('expires, even if it was verified before, and identifies its session', () => {
    const { tokens, clock } = scene();
    const { token } = tokens.issue(SESSION, PATTERN);
    expect(tokens.verify(token)).toMatchObject({ playbackSessionId: SESSION });
    clock.advance(120 * SECOND - 1);
    expect(tokens.verify(token)).not.toHaveProperty('refusal');
    clock.advance(1);
    const refused = { refusal: 'EXPIRED', playbackSessionId: SESSION };
    expect([tokens.verify(token), tokens.verify(token)]).toEqual([refused, refused]);
  });

  it('is valid for a clock that is ten seconds behind, but not further', () => {
    const { tokens, clock } = scene();
    const { token } = tokens.issue(SESSION, PATTERN);
    clock.advance(-10 * SECOND);
    expect(tokens.verify(token)).not.toHaveProperty('refusal');
    clock.advance(-1);
    expect(tokens.verify(token)).toEqual({ refusal: 'NOT_YET', playbackSessionId: SESSION });
  });

  it('is verified once, and then cached', () => {
    const { tokens } = scene();
    const { token } = tokens.issue(SESSION, PATTERN);
    expect(tokens.verify(token)).toBe(tokens.verify(token));
  });

  it('is signed with the first key, and verified with all', () => {
    const { configured, tokens, tokensBy } = scene(['old']);
    const { token } = tokens.issue(SESSION, PATTERN);
    const rotated = tokensBy([{ id: 'new', secret: secretOf() }, ...configured]);
    expect(decodeProtectedHeader(rotated.issue(SESSION, PATTERN).token)).toMatchObject({ kid: 'new' });
    expect(rotated.verify(token)).toMatchObject({ playbackSessionId: SESSION });
    expect(tokensBy([{ id: 'new', secret: secretOf() }]).verify(token)).toMatchObject({
      refusal: 'UNKNOWN_KEY',
    });
  });

  it('is signed with a key derived from the secret if none is configured', () => {
    const clock = createStillClock(START);
    const by = (secret: string) =>
      createHs256MediaTokens({ keys: createMediaKeys([], secret), lifetimeSeconds: 120, clock });
    const { token } = by('a secret').issue(SESSION, PATTERN);
    expect(by('a secret').verify(token)).toMatchObject({ playbackSessionId: SESSION });
    expect(by('another secret').verify(token)).toMatchObject({ refusal: 'UNKNOWN_KEY' });
  });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Valid except for its header, whether or not jose would accept that. */
function withHeader(change: object) {
  return async ({ secret, header, claims }: Scene) => {
    const content = `${encode({ ...header, ...change })}.${encode(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
}

const withClaims =
  (claims: object) =>
  ({ forge }: Scene) =>
    forge({ claims });

const forgeries: Readonly<Record<string, (scene: Scene) => Promise<string>>> = {
  'no algorithm and no signature': async ({ header, claims }) =>
    `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`,
  'no algorithm and a signature': withHeader({ alg: 'none' }),
  'no algorithm, written otherwise': withHeader({ alg: 'nOnE' }),
  'another algorithm by the same key': ({ forge }) =>
    forge({ header: { alg: 'HS512' }, key: randomBytes(64) }),
  'a signature of another kind': async ({ claims }) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: 'one' }).sign(privateKey);
  },
  'another key under our id': ({ forge }) => forge({ key: randomBytes(32) }),
  'an empty key under our id': ({ header, claims }) => {
    const content = `${encode(header)}.${encode(claims)}`;
    const signature = createHmac('sha256', createSecretKey(Buffer.alloc(0))).update(content);
    return Promise.resolve(`${content}.${signature.digest('base64url')}`);
  },
  'no key id': withHeader({ kid: undefined }),
  'a key id of another type': withHeader({ kid: ['one'] }),
  'a key id that is not ours': withHeader({ kid: 'two' }),
  'a key id that walks through folders': withHeader({ kid: '../../../dev/null' }),
  'a key id that every object has': withHeader({ kid: '__proto__' }),
  'its key in its header': withHeader({ jwk: { kty: 'oct', k: secretOf() } }),
  'a place to fetch its key from': withHeader({ jku: 'http://127.0.0.1:1/keys' }),
  'a critical header that nobody knows': withHeader({ crit: ['vip'], vip: true }),
  'no container': withClaims({ cdniuc: undefined }),
  'an empty container': withClaims({ cdniuc: '' }),
  'a container of another kind': withClaims({ cdniuc: `hash:${PATTERN}` }),
  'a container without a beginning': withClaims({ cdniuc: 'regex:.*$' }),
  'a container without an end': withClaims({ cdniuc: 'regex:^.*' }),
  'a container that cannot be read': withClaims({ cdniuc: 'regex:^($' }),
  'another issuer': withClaims({ iss: 'elsewhere' }),
  'no issuer': withClaims({ iss: undefined }),
  'no session': withClaims({ sub: undefined }),
  'no expiry': withClaims({ exp: undefined }),
  'an expiry in words': withClaims({ exp: '2999-01-01' }),
  'an expiry beyond all time': withClaims({ exp: 1e300 }),
  'no beginning': withClaims({ nbf: undefined }),
  'an expiry that has passed': withClaims({ exp: startSeconds }),
  'a beginning in the future': withClaims({ nbf: startSeconds + 60 }),
  'more in it than any of ours has': withClaims({ more: 'x'.repeat(2_000) }),
  'other claims under its signature': async ({ forge }) => {
    const [header, , signature] = (await forge()).split('.');
    const [, claims] = (await forge({ claims: { sub: 'somebody else' } })).split('.');
    return `${header}.${claims}.${signature}`;
  },
  'its signature cut off': async ({ forge }) => (await forge()).split('.').slice(0, 2).join('.'),
  'its last character cut off': async ({ forge }) => (await forge()).slice(0, -1),
  'another character at its end that stands for the same bytes': async ({ forge }) => {
    const token = await forge();
    return token.slice(0, -1) + BASE64URL[BASE64URL.indexOf(token.at(-1) ?? '') + 1];
  },
  'padding at its end': async ({ forge }) => `${await forge()}=`,
  'an encrypted form': async () => 'a.b.c.d.e',
  'nothing in it': async () => '',
  'a megabyte of noise': async () => randomBytes(750_000).toString('base64url'),
};

describe('a token is refused with', () => {
  it.each(Object.entries(forgeries))('%s', async (_name, forge) => {
    const here = scene();
    expect(here.tokens.verify(await forge(here))).toHaveProperty('refusal');
    // Nothing else is wrong with it.
    expect(here.tokens.verify(await here.forge())).toMatchObject({ playbackSessionId: SESSION });
  });

  it('any single character changed', () => {
    const { tokens } = scene();
    const { token } = tokens.issue(SESSION, PATTERN);
    expect(tokens.verify(token)).not.toHaveProperty('refusal');
    const character = fc.oneof(
      fc.constantFrom(...Array.from(`${BASE64URL}.=%/+`)),
      fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    );
    const place = fc.oneof(fc.nat(token.length - 1), fc.constant(token.length - 1));
    fc.assert(
      fc.property(place, character, (index, replaced) => {
        fc.pre(replaced !== token[index]);
        expect(tokens.verify(token.slice(0, index) + replaced + token.slice(index + 1))).toHaveProperty(
          'refusal',
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
