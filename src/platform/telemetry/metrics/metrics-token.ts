import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header has the token. Compares in constant time. */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
