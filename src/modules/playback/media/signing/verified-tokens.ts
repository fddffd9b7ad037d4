import type { MediaClaims } from './media-claims.js';

interface VerifiedToken {
  readonly token: string;
  readonly claims: MediaClaims;
}

export interface VerifiedTokens {
  /** The claims of a token that was verified before and is still cached. */
  claimsOf(token: string): MediaClaims | undefined;
  /** Only tokens with a valid signature are stored, so that forged ones cannot evict them. */
  remember(token: string, claims: MediaClaims): void;
}

const PLACES = 65_536;

/**
 * A cache of verified tokens, so that a signature is checked once, not per segment. A direct-mapped table: the
 * signature determines a token's slot, where it replaces the previous one. Signatures are uniformly distributed, so a
 * hash map would only compute from the whole token what its end already provides.
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

/**
 * The low bits of three characters near the end. The last character is not used, because only a part of it belongs to
 * the signature.
 */
function placeOf(token: string): number {
  const end = token.length - 1;
  const bits =
    (token.charCodeAt(end - 3) << 11) ^ (token.charCodeAt(end - 2) << 5) ^ token.charCodeAt(end - 1);
  return bits % PLACES;
}
