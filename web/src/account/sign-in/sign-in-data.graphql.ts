import { graphql } from '../../generated/index.js';

export const RequestEmailVerification = graphql(`
  mutation RequestEmailVerification { requestEmailVerification }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }
`);
