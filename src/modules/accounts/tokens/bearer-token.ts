/**
 * The token in an `Authorization` header (RFC 6750, 2.1); null without a header. Anything but a bearer token becomes the
 * empty token, which is never accepted.
 */
export function bearerToken(authorization: string | undefined): string | null {
  if (!authorization) return null;
  const [scheme, token = ''] = authorization.split(' ');
  return scheme?.toLowerCase() === 'bearer' ? token : '';
}
