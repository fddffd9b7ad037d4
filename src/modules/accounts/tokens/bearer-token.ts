/**
 * The token in an `Authorization` header (RFC 6750, 2.1); null without a header. What is in there but no bearer
 * token is the empty one, which nobody accepts.
 */
export function bearerToken(authorization: string | undefined): string | null {
  if (!authorization) return null;
  const [scheme, token = ''] = authorization.split(' ');
  return scheme?.toLowerCase() === 'bearer' ? token : '';
}
