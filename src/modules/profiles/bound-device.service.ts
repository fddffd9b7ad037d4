import type { Actor } from '../../shared/actor.js';
import { ForbiddenError, NotFoundError } from '../../shared/domain-error.js';
import type { Viewer } from '../../shared/viewer.js';
import type { DeviceService, DeviceSession } from '../accounts/index.js';
import type { ProfileService } from './profile.service.js';
import type { Proof, ProofService } from './proof.service.js';
import type { UnlockService } from './unlock.service.js';

export interface BoundDeviceDependencies {
  readonly devices: Pick<DeviceService, 'bind' | 'find'>;
  readonly profiles: Pick<ProfileService, 'get'>;
  readonly locks: Pick<UnlockService, 'unlock'>;
  readonly proofs: ProofService;
}

export type BoundDeviceService = ReturnType<typeof createBoundDeviceService>;

/** Devices that are bound to a profile, such as the tablet of a child. */
export function createBoundDeviceService({ devices, profiles, locks, proofs }: BoundDeviceDependencies) {
  async function find(accountId: string, deviceId: string): Promise<DeviceSession> {
    const device = await devices.find(accountId, deviceId);
    if (device === null) throw new NotFoundError('The device');
    return device;
  }

  return {
    /**
     * Binds the calling device to a profile, which requires its PIN if it has one. From then on the device acts only
     * as this profile. Its access token has to be renewed.
     * @throws NotFoundError, PinRequiredError, RateLimitedError
     */
    async bind(viewer: Viewer, profileId: string, pin: string | null, actor: Actor): Promise<DeviceSession> {
      const { accountId, sessionId, boundProfileId } = viewer;
      await locks.unlock(viewer, profileId, pin, actor);
      const device = await find(accountId, sessionId);
      if (boundProfileId !== profileId) await devices.bind(accountId, sessionId, profileId, actor);
      return { ...device, boundProfileId: profileId };
    },

    /**
     * Unbinds a device: a bound device itself, with its profile's PIN or the account's password; or any other, from a
     * device that is not bound.
     * @throws ForbiddenError, NotFoundError, PinRequiredError, RateLimitedError
     */
    async release(
      viewer: Viewer,
      deviceId: string | null,
      proof: Proof,
      actor: Actor,
    ): Promise<DeviceSession> {
      const { accountId, sessionId, boundProfileId } = viewer;
      const id = deviceId ?? sessionId;
      if (boundProfileId !== null) {
        if (id !== sessionId) {
          throw new ForbiddenError(
            'This device is bound to a profile. Release the other one from a device that is not.',
          );
        }
        await proofs.check(accountId, [await profiles.get(boundProfileId)], proof, actor);
      }
      const device = await find(accountId, id);
      if (device.boundProfileId !== null) await devices.bind(accountId, id, null, actor);
      return { ...device, boundProfileId: null };
    },
  };
}
