import { graphql } from '../../generated/index.js';

export const RevokeDevice = graphql(`
  mutation RevokeDevice($id: ID!) { revokeDevice(id: $id) { id } }
`);

export const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere($keepThisDevice: Boolean!) {
    signOutEverywhere(keepThisDevice: $keepThisDevice)
  }
`);

export const ReleaseDevice = graphql(`
  mutation ReleaseDevice($input: ReleaseDeviceInput!) { releaseDevice(input: $input) { id } }
`);
