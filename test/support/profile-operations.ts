import { graphql } from '../generated/index.js';

export const ProfileDetails = graphql(`
  query ProfileDetails($id: ID!) {
    profile(id: $id) {
      id
      name
      avatar
      isKids
      maturityLimit
      hasPin
      language
      favouriteGenres { id name }
    }
  }
`);

export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      id
      name
      avatar
      isKids
      maturityLimit
      hasPin
      language
      favouriteGenres { id name }
    }
  }
`);

export const DeleteProfile = graphql(`
  mutation DeleteProfile($id: ID!, $pin: String, $password: String) {
    deleteProfile(id: $id, pin: $pin, password: $password) { id name }
  }
`);

export const SetProfilePin = graphql(`
  mutation SetProfilePin($input: SetProfilePinInput!) {
    setProfilePin(input: $input) { id hasPin }
  }
`);

export const UnlockProfile = graphql(`
  mutation UnlockProfile($input: UnlockProfileInput!) {
    unlockProfile(input: $input) { id hasPin }
  }
`);

export const BindDeviceToProfile = graphql(`
  mutation BindDeviceToProfile($input: BindDeviceToProfileInput!) {
    bindDeviceToProfile(input: $input) { id deviceName }
  }
`);

export const ReleaseDevice = graphql(`
  mutation ReleaseDevice($input: ReleaseDeviceInput!) {
    releaseDevice(input: $input) { id boundProfile { id } }
  }
`);

export const BoundDevices = graphql(`
  query BoundDevices {
    me {
      profiles { id name }
      devices { id boundProfile { id name } }
    }
  }
`);

export const RenewedAccount = graphql(`
  mutation RenewedAccount($input: RefreshTokensInput!) {
    refreshTokens(input: $input) {
      account {
        profiles { id name }
        devices { id boundProfileId boundProfile { id name } }
      }
    }
  }
`);

export const ProfilesWithGenres = graphql(`
  query ProfilesWithGenres {
    me {
      profiles { id favouriteGenres { id name } }
      devices { id boundProfile { id } }
    }
  }
`);
