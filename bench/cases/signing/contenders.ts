import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { mediaPattern } from '../../../src/modules/playback/media/signing/media-container.js';
import { createMediaKeys } from '../../../src/modules/playback/media/signing/media-keys.js';
import { createHs256MediaTokens } from '../../../src/modules/playback/media/signing/media-token.hs256.js';
import { systemClock } from '../../../src/shared/clock.js';
import { newId } from '../../../src/shared/ids.js';
import type { Turn } from '../../harness/turns.js';

/** The number of different tokens that are verified in turn. */
const TOKENS = 20_000;
const BASE_URL = 'https://media.example.com';
const FOLDER = 'films/timecode';
const ADDRESS = `${BASE_URL}/media/${FOLDER}/HD/video/0001.m4s`;
/**
 * A player gets a new token with each heartbeat, every 15 s, and fetches two or three segments in between, of video and
 * audio.
 */
const REQUESTS_A_TOKEN = 5;
/** The number of calls between two reads of the clock. */
const AT_A_TIME = 100;

export interface SigningTurns {
  readonly signing: Turn<number>;
  readonly verifying: Turn<number>;
  readonly remembering: Turn<number>;
  readonly playing: Turn<number>;
  readonly bareSigning: Turn<number>;
  readonly bareVerifying: Turn<number>;
  readonly joseSigning: Turn<number>;
  readonly joseVerifying: Turn<number>;
}

/** Sign and verify the same tokens with the same key, one after the other. */
export function signingTurns(): SigningTurns {
  const keys = createMediaKeys([{ id: '2026-01', secret: randomBytes(32).toString('base64url') }], '');
  const [{ id, secret }] = keys;
  const open = () => createHs256MediaTokens({ keys, lifetimeSeconds: 3_600, clock: systemClock });
  const tokens = open();
  const pattern = mediaPattern(BASE_URL, FOLDER, 'HD');
  const session = newId();
  const made = Array.from({ length: TOKENS }, () => tokens.issue(newId(), pattern).token);
  const parts = made.map((token) => {
    const end = token.lastIndexOf('.');
    return { content: token.slice(0, end), signature: Buffer.from(token.slice(end + 1), 'base64url') };
  });
  const [sample = ''] = made;

  /** @throws Error when one is rejected */
  function verify(verifier: typeof tokens, token: string): void {
    const verified = verifier.verify(token);
    if ('refusal' in verified || !verified.opens.test(ADDRESS)) throw new Error('A good token was refused.');
  }
  /** With a verifier that has not seen any of them. */
  function verifyAnew(presented: readonly string[]): () => unknown {
    let unseen = open();
    return inTurn(presented, (token, place) => {
      if (place === 0) unseen = open();
      verify(unseen, token);
    });
  }
  const asPlayersAsk = made.flatMap((token) => Array.from({ length: REQUESTS_A_TOKEN }, () => token));

  const claims = {
    iss: 'streamcore',
    sub: session,
    nbf: 1_700_000_000,
    exp: 4_000_000_000,
    cdniuc: `regex:${pattern}`,
  };
  return {
    signing: rate(() => tokens.issue(session, pattern)),
    verifying: rate(verifyAnew(made)),
    playing: rate(verifyAnew(asPlayersAsk)),
    remembering: rate(() => verify(tokens, sample)),
    bareSigning: rate(inTurn(parts, ({ content }) => createHmac('sha256', secret).update(content).digest())),
    bareVerifying: rate(
      inTurn(parts, ({ content, signature }) => {
        const isRight = timingSafeEqual(createHmac('sha256', secret).update(content).digest(), signature);
        if (!isRight) throw new Error('A good signature was refused.');
      }),
    ),
    joseSigning: rate(() => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: id }).sign(secret)),
    joseVerifying: rate(inTurn(made, (token) => jwtVerify(token, secret, { algorithms: ['HS256'] }))),
  };
}

/** With the next subject at each call. */
function inTurn<Subject>(
  subjects: readonly Subject[],
  call: (subject: Subject, place: number) => unknown,
): () => unknown {
  let next = 0;
  return () => {
    const place = next;
    const subject = subjects[place];
    next = (place + 1) % subjects.length;
    return subject === undefined ? undefined : call(subject, place);
  };
}

/** Calls per second, one after the other; only asynchronous results are awaited. */
function rate(call: () => unknown): Turn<number> {
  return async (seconds) => {
    const begin = performance.now();
    const deadline = begin + seconds * 1_000;
    let calls = 0;
    for (; performance.now() < deadline; calls += AT_A_TIME) {
      for (let each = 0; each < AT_A_TIME; each += 1) {
        const result = call();
        if (result instanceof Promise) await result;
      }
    }
    return (calls * 1_000) / (performance.now() - begin);
  };
}
