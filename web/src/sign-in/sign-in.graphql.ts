import { graphql } from '../generated/index.js';

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { accessToken refreshToken }
  }
`);

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) { accessToken refreshToken }
  }
`);

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input)
  }
`);

export const DeviceSignIn = graphql(`
  query DeviceSignIn($userCode: String!) {
    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }
  }
`);

export const ApproveDeviceSignIn = graphql(`
  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {
    approveDeviceSignIn(input: $input) { deviceName status }
  }
`);
