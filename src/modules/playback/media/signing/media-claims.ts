import { z } from 'zod';
import { createRecentEntries } from '../../../../platform/cache/recent-entries.js';

const ISSUER = 'streamcore';
const CONTAINER = 'regex:';

/** The largest time that a Date can represent, in seconds. */
const END_OF_TIME = 8_640_000_000_000;

const REMEMBERED_EXPRESSIONS = 5_000;

/**
 * Matches exactly the output of `encodeClaims`. No JSON parser is needed: session and container contain no quotes,
 * numbers are integers, and nothing comes before, between or after.
 */
const AS_WE_WRITE =
  /^\{"iss":"streamcore","sub":"([\w-]+)","nbf":([1-9]\d{0,10}),"exp":([1-9]\d{0,10}),"cdniuc":"(regex:\^[^"]*\$)"\}$/;

const SESSION_FROM = '{"iss":"streamcore","sub":"'.length;

const claimsSchema = z.object({
  iss: z.literal(ISSUER),
  sub: z.string(),
  nbf: z.number(),
  exp: z.number().max(END_OF_TIME),
  cdniuc: z.string().startsWith(`${CONTAINER}^`).endsWith('$'),
});

/** The claims of a token. Times are in seconds since 1970. */
export interface MediaClaims {
  readonly playbackSessionId: string;
  readonly notBefore: number;
  readonly expires: number;
  /** Matches the URLs that it grants. */
  readonly opens: RegExp;
}

/** @param pattern of the URLs that it grants */
export function encodeClaims(
  { playbackSessionId, notBefore, expires }: Omit<MediaClaims, 'opens'>,
  pattern: string,
): string {
  const claims: z.input<typeof claimsSchema> = {
    iss: ISSUER,
    sub: playbackSessionId,
    nbf: notBefore,
    exp: expires,
    cdniuc: CONTAINER + pattern,
  };
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}

/**
 * Decodes the claims of tokens with a valid signature. Null if they are invalid.
 * @param longest the most characters that are decoded
 */
export function createClaimsReader(longest: number): (encoded: string) => MediaClaims | null {
  const bytes = Buffer.allocUnsafe(longest);
  // All viewers of a title in the same quality have the same pattern. By its JSON text.
  const expressions = createRecentEntries<RegExp>(REMEMBERED_EXPRESSIONS);

  /** @throws SyntaxError for invalid JSON, or an invalid regular expression */
  function expressionOf(text: string): RegExp {
    let expression = expressions.get(text);
    if (expression === undefined) {
      expression = new RegExp(
        z
          .string()
          .parse(JSON.parse(`"${text}"`))
          .slice(CONTAINER.length),
      );
      expressions.set(text, expression);
    }
    return expression;
  }

  /** Our claims in any order, with any others. */
  function parse(text: string): MediaClaims {
    const { sub, nbf, exp, cdniuc } = claimsSchema.parse(JSON.parse(text));
    const opens = expressionOf(JSON.stringify(cdniuc).slice(1, -1));
    return { playbackSessionId: sub, notBefore: nbf, expires: exp, opens };
  }

  return (encoded) => {
    const text = bytes.toString('utf8', 0, bytes.write(encoded, 'base64url'));
    try {
      const [, playbackSessionId, notBefore, expires, container] = AS_WE_WRITE.exec(text) ?? [];
      if (playbackSessionId === undefined || container === undefined) return parse(text);
      return {
        // Copied from bytes: a substring would retain the whole text.
        playbackSessionId: bytes.toString('latin1', SESSION_FROM, SESSION_FROM + playbackSessionId.length),
        notBefore: Number(notBefore),
        expires: Number(expires),
        opens: expressionOf(container),
      };
    } catch {
      return null;
    }
  };
}
