import type {
  CreateProfileInput,
  ReleaseDeviceInput,
  SetProfilePinInput,
  UpdateProfileInput,
} from '../generated/graphql.js';
import { createGraphqlClient } from './graphql-client.js';
import * as operations from './operations.js';
import type { Platform } from './platform.js';
import * as profileOperations from './profile-operations.js';
import type { Viewer } from './story.js';

/** Shortcuts for a viewer's requests about the profiles of the account. */
export function profilesOf({ client }: Pick<Viewer, 'client'>) {
  return {
    create: async (input: CreateProfileInput) =>
      (await client.send(operations.CreateProfile, { input })).createProfile,
    details: async (id: string) => (await client.send(profileOperations.ProfileDetails, { id })).profile,
    update: async (input: UpdateProfileInput) =>
      (await client.send(profileOperations.UpdateProfile, { input })).updateProfile,
    delete: async (id: string, proof: { pin?: string; password?: string } = {}) =>
      (await client.send(profileOperations.DeleteProfile, { id, ...proof })).deleteProfile,
    setPin: async (input: SetProfilePinInput) =>
      (await client.send(profileOperations.SetProfilePin, { input })).setProfilePin,
    unlock: async (profileId: string, pin?: string) =>
      (await client.send(profileOperations.UnlockProfile, { input: { profileId, pin } })).unlockProfile,
    bind: async (profileId: string, pin?: string) =>
      (await client.send(profileOperations.BindDeviceToProfile, { input: { profileId, pin } }))
        .bindDeviceToProfile,
    release: async (input: ReleaseDeviceInput) =>
      (await client.send(profileOperations.ReleaseDevice, { input })).releaseDevice,
    account: async () => (await client.send(profileOperations.BoundDevices)).me,
    /** A request that a locked profile refuses. */
    history: async (profileId: string) =>
      (await client.send(operations.WatchHistory, { profileId })).watchHistory,
  };
}

/** The same device with new tokens, which it needs when the old ones are refused. */
export async function renewed(platform: Platform, viewer: Viewer): Promise<Viewer> {
  const { refreshTokens } = await createGraphqlClient(platform.address).send(operations.RefreshTokens, {
    input: { refreshToken: viewer.refreshToken },
  });
  return {
    ...viewer,
    ...refreshTokens,
    client: createGraphqlClient(platform.address, refreshTokens.accessToken),
  };
}
