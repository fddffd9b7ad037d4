import { createHmac, timingSafeEqual } from 'node:crypto';

/** The claims of a token, besides its issuer. */
export interface BareClaims {
  readonly sub: string;
  /** In seconds since 1970. */
  readonly exp: number;
}

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** A JSON Web Token with HMAC-SHA-256. */
export function signBareToken(claims: BareClaims, secret: string): string {
  const content = `${HEADER}.${encode(claims)}`;
  return `${content}.${signatureOf(content, secret)}`;
}

/** @returns the subject of the token; null if it is forged or expired */
export function verifyBareToken(token: string, secret: string): string | null {
  const end = token.lastIndexOf('.');
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(signatureOf(token.slice(0, end), secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = Buffer.from(token.slice(token.indexOf('.') + 1, end), 'base64url').toString();
  const { sub, exp } = JSON.parse(claims) as BareClaims;
  return exp * 1_000 > Date.now() ? sub : null;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signatureOf(content: string, secret: string): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}
