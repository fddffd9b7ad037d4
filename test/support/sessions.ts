import { decodeJwt } from 'jose';
import { createGraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';

/** The session of an access token. */
export function sessionOf({ accessToken }: { readonly accessToken: string }): string {
  return String(decodeJwt(accessToken)['sid']);
}

export async function refreshAt(address: string, refreshToken: string) {
  const { refreshTokens } = await createGraphqlClient(address).send(operations.RefreshTokens, {
    input: { refreshToken },
  });
  return refreshTokens;
}
