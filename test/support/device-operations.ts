import { graphql } from '../generated/index.js';

export const MyDevices = graphql(`
  query MyDevices {
    me {
      id
      devices { id deviceName platform address createdAt lastSeenAt expiresAt isCurrent boundProfileId }
    }
  }
`);

export const RevokeDevice = graphql(`
  mutation RevokeDevice($id: ID!) {
    revokeDevice(id: $id) { id deviceName isCurrent }
  }
`);

export const SignOutOthers = graphql(`
  mutation SignOutOthers { signOutEverywhere(keepThisDevice: true) }
`);

export const StartDeviceSignIn = graphql(`
  mutation StartDeviceSignIn($input: StartDeviceSignInInput!) {
    startDeviceSignIn(input: $input) {
      deviceCode
      userCode
      verificationUri
      verificationUriComplete
      expiresInSeconds
      intervalSeconds
    }
  }
`);

export const WaitingDevice = graphql(`
  query WaitingDevice($userCode: String!) {
    deviceSignIn(userCode: $userCode) { deviceName platform address requestedAt expiresAt status }
  }
`);

export const ApproveDeviceSignIn = graphql(`
  mutation ApproveDeviceSignIn($input: ApproveDeviceSignInInput!) {
    approveDeviceSignIn(input: $input) { deviceName status }
  }
`);

export const CompleteDeviceSignIn = graphql(`
  mutation CompleteDeviceSignIn($input: CompleteDeviceSignInInput!) {
    completeDeviceSignIn(input: $input) {
      status
      intervalSeconds
      signedIn { accessToken refreshToken account { id } }
    }
  }
`);
