import { z } from 'zod';
import { createRecentEntries } from '../../../../platform/cache/recent-entries.js';

const ISSUER = 'streamcore';
const CONTAINER = 'regex:';

/** The last second that a date has. */
const END_OF_TIME = 8_640_000_000_000;

const REMEMBERED_EXPRESSIONS = 5_000;

/**
 * Claims as `encodeClaims` writes them, to the letter. What it finds needs no JSON to be read: neither session nor container
 * has a quote in it, the numbers are whole, and nothing comes before, between or after.
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

/** What a token says. Times are in seconds since 1970. */
export interface MediaClaims {
  readonly playbackSessionId: string;
  readonly notBefore: number;
  readonly expires: number;
  /** Finds the addresses that it opens. */
  readonly opens: RegExp;
}

/** @param pattern of the addresses that it opens */
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
 * Reads the claims of tokens whose signature was found right. Null for those that are not as they have to be.
 * @param longest of all claims that will be read, in characters
 */
export function createClaimsReader(longest: number): (encoded: string) => MediaClaims | null {
  const bytes = Buffer.allocUnsafe(longest);
  // Everybody who watches a title in the same quality has the same one. By its text in JSON.
  const expressions = createRecentEntries<RegExp>(REMEMBERED_EXPRESSIONS);

  /** @throws SyntaxError for what is no text in JSON, or no regular expression */
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

  /** Claims that are ours, in whatever order and with whatever else there is. */
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
        // Cut from the bytes: a part of the text would keep the whole of it.
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
