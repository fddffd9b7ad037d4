/** What the service gives whoever signs in or renews a sign-in. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** For how long an access token is good, in milliseconds, by what it says of itself: clocks of viewers may be wrong. */
export function lifetimeOf(accessToken: string): number {
  const [, payload = ''] = accessToken.split('.');
  const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const { iat, exp } = JSON.parse(json) as { iat: number; exp: number };
  return (exp - iat) * 1000;
}
