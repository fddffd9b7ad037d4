import type { Session } from './signed-in-sessions.js';

const REFRESH = `mutation ($token: String!) { refreshTokens(input: { refreshToken: $token }) { accessToken } }`;

/** Refreshes a sign-in over HTTP, as devices do. @returns the value of an `Authorization` header */
export async function authorizationOf(
  address: string,
  { refreshToken }: Pick<Session, 'refreshToken'>,
): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: REFRESH, variables: { token: refreshToken } }),
  });
  const { data } = (await response.json()) as { data: { refreshTokens: { accessToken: string } } };
  return `Bearer ${data.refreshTokens.accessToken}`;
}
