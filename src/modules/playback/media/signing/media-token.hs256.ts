import { createHmac, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../../../shared/clock.js';
import type { MediaKey, MediaKeys } from './media-keys.js';
import type { MediaRefusal, MediaTokens, RefusedMedia, VerifiedMediaToken } from './media-token.js';

const ISSUER = 'streamcore';
const ALGORITHM = 'HS256';
const CONTAINER = 'regex:';

/** How far behind the clock of whoever verifies may be. */
const CLOCK_TOLERANCE_SECONDS = 10;

/** The most verified tokens a process remembers, so that a signature is checked once, not per segment. */
const REMEMBERED = 50_000;

const REMEMBERED_EXPRESSIONS = 5_000;

/** Ours have about 400 characters. What is longer is not worth looking at. */
const LONGEST_TOKEN = 2_048;

const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const claimsSchema = z.object({
  iss: z.literal(ISSUER),
  sub: z.string(),
  nbf: z.number(),
  exp: z.number(),
  cdniuc: z.string().startsWith(`${CONTAINER}^`).endsWith('$'),
});

export interface MediaTokenOptions {
  readonly keys: MediaKeys;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
}

interface KnownToken extends VerifiedMediaToken {
  /** In milliseconds. */
  readonly notBefore: number;
}

/**
 * JSON Web Tokens for CDNI URI signing (RFC 9246) with HMAC-SHA-256. They hold no claim that Apache Traffic Server refuses
 * (`jti`, `cdniip`, `cdnicrit`), and always `cdniuc`, without which it would let them open every address.
 */
export function createHs256MediaTokens({ keys, lifetimeSeconds, clock }: MediaTokenOptions): MediaTokens {
  const [signing] = keys;
  const signingHeader = headerOf(signing);
  // A header that is not to the letter what we write is none of ours: no token chooses its algorithm or where its key is.
  const verifying = keys.map((key) => ({ header: `${headerOf(key)}.`, secret: key.secret }));
  const verified = new LRUCache<string, KnownToken>({ max: REMEMBERED });
  // Everybody who watches a title in the same quality has the same one.
  const expressions = new LRUCache<string, RegExp>({ max: REMEMBERED_EXPRESSIONS });

  function check(token: string): KnownToken | RefusedMedia {
    const key = verifying.find(({ header }) => token.startsWith(header));
    if (key === undefined) return refused(FORM.test(token) ? 'UNKNOWN_KEY' : 'MALFORMED');
    const end = token.lastIndexOf('.');
    if (!isEqual(token.slice(end + 1), signatureOf(token.slice(0, end), key.secret)))
      return refused('BAD_SIGNATURE');
    return readClaims(token.slice(key.header.length, end));
  }

  /** Of a token that was signed with a key of ours, by us or by whoever shares it. */
  function readClaims(encoded: string): KnownToken | RefusedMedia {
    try {
      const { sub, nbf, exp, cdniuc } = claimsSchema.parse(
        JSON.parse(Buffer.from(encoded, 'base64url').toString()),
      );
      let opens = expressions.get(cdniuc);
      if (opens === undefined) {
        opens = new RegExp(cdniuc.slice(CONTAINER.length));
        expressions.set(cdniuc, opens);
      }
      return { playbackSessionId: sub, notBefore: nbf * 1000, expiresAt: new Date(exp * 1000), opens };
    } catch {
      return refused('MALFORMED');
    }
  }

  return {
    issue(playbackSessionId, pattern) {
      const now = Math.floor(clock.now().getTime() / 1000);
      const claims: z.input<typeof claimsSchema> = {
        iss: ISSUER,
        sub: playbackSessionId,
        nbf: now - CLOCK_TOLERANCE_SECONDS,
        exp: now + lifetimeSeconds,
        cdniuc: CONTAINER + pattern,
      };
      const content = `${signingHeader}.${encode(claims)}`;
      const token = `${content}.${signatureOf(content, signing.secret)}`;
      return { token, expiresAt: new Date(claims.exp * 1000) };
    },

    verify(token) {
      if (token.length > LONGEST_TOKEN) return refused('MALFORMED');
      let known = verified.get(token);
      if (known === undefined) {
        const checked = check(token);
        if ('refusal' in checked) return checked;
        known = checked;
        verified.set(token, known);
      }
      const now = clock.now();
      if (known.notBefore > now.getTime()) return refused('NOT_YET', known.playbackSessionId);
      if (known.expiresAt > now) return known;
      verified.delete(token);
      return refused('EXPIRED', known.playbackSessionId);
    },
  };
}

function headerOf({ id }: MediaKey): string {
  return encode({ alg: ALGORITHM, kid: id });
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signatureOf(content: string, secret: KeyObject): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}

/** In a time that tells nothing of where they differ. By the characters: the last one of base64 has several spellings. */
function isEqual(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (let place = 0; place < expected.length; place += 1) {
    difference |= given.charCodeAt(place) ^ expected.charCodeAt(place);
  }
  return difference === 0;
}

function refused(refusal: MediaRefusal, playbackSessionId: string | null = null): RefusedMedia {
  return { refusal, playbackSessionId };
}
