import { graphql } from '../../generated/index.js';

export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) { updateProfile(input: $input) { ...ProfileParts } }
`);

export const SetProfilePin = graphql(`
  mutation SetProfilePin($input: SetProfilePinInput!) { setProfilePin(input: $input) { ...ProfileParts } }
`);

export const DeleteProfile = graphql(`
  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {
    deleteProfile(id: $id, pin: $pin, password: $password) { id }
  }
`);

export const BindDevice = graphql(`
  mutation BindDevice($input: BindDeviceToProfileInput!) {
    bindDeviceToProfile(input: $input) { id }
  }
`);
