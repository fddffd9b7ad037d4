import { graphql } from '../generated/index.js';

export const RefreshTokens = graphql(`
  mutation RefreshTokens($input: RefreshTokensInput!) {
    refreshTokens(input: $input) { accessToken refreshToken }
  }
`);

export const SignOut = graphql(`
  mutation SignOut { signOut }
`);
