import { print } from 'graphql';
import type { RefreshTokensMutation } from '../generated/graphql.js';
import { RefreshTokens } from './session.graphql.js';
import type { Tokens } from './tokens.js';

interface Answer {
  readonly data?: RefreshTokensMutation | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/**
 * Exchanges a refresh token, beside Apollo, whose requests wait for this one.
 * @returns null when the token is refused
 * @throws when the service cannot be reached, or cannot say
 */
export async function exchangeTokens(refreshToken: string): Promise<Tokens | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      operationName: 'RefreshTokens',
      query: print(RefreshTokens),
      variables: { input: { refreshToken } },
    }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (data) return data.refreshTokens;
  const code = errors?.[0]?.extensions?.code;
  if (code === 'UNAUTHENTICATED' || code === 'BAD_USER_INPUT') return null;
  throw new Error(`The sign-in could not be renewed: ${code ?? response.status}`);
}
