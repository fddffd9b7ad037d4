import type { MediaClaims } from './media-claims.js';

interface VerifiedToken {
  readonly token: string;
  readonly claims: MediaClaims;
}

export interface VerifiedTokens {
  /** What it says, if it was found right and is still remembered. */
  claimsOf(token: string): MediaClaims | undefined;
  /** Only tokens with a valid signature are stored, so that forged ones cannot evict them. */
  remember(token: string, claims: MediaClaims): void;
}

const PLACES = 65_536;

/**
 * Tokens that were verified lately, so that a signature is checked once, not per segment. Each has one place, which its
 * signature names, and takes it from the one that was there: signatures are as good as drawn by lot, so that a map would
 * only work out once more, from all of a token, what its end says already.
 */
export function createVerifiedTokens(): VerifiedTokens {
  const places = Array.from<VerifiedToken | undefined>({ length: PLACES });

  return {
    claimsOf(token) {
      const known = places[placeOf(token)];
      return known?.token === token ? known.claims : undefined;
    },
    remember(token, claims) {
      places[placeOf(token)] = { token, claims };
    },
  };
}

/** By the low bits of three characters at its end, but for the very last one, of which only a part is of the signature. */
function placeOf(token: string): number {
  const end = token.length - 1;
  const bits =
    (token.charCodeAt(end - 3) << 11) ^ (token.charCodeAt(end - 2) << 5) ^ token.charCodeAt(end - 1);
  return bits % PLACES;
}
