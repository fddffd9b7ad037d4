import { send } from './send.js';
import { RefreshTokens } from './session.graphql.js';
import type { Tokens } from './tokens.js';

/**
 * Exchanges a refresh token.
 * @returns null when the token is refused
 * @throws when the service cannot be reached, or cannot say
 */
export async function exchangeTokens(refreshToken: string): Promise<Tokens | null> {
  const { answer, status } = await send(RefreshTokens, { input: { refreshToken } });
  if (answer.data) return answer.data.refreshTokens;
  const code = answer.errors?.[0]?.extensions?.code;
  if (code === 'UNAUTHENTICATED' || code === 'BAD_USER_INPUT') return null;
  throw new Error(`The sign-in could not be renewed: ${code ?? status}`);
}
