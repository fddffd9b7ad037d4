import type { DeviceSignIn } from '../domain/device-sign-in.js';

/** The hash of a device code or of a user code. */
export type CodeHash = Uint8Array<ArrayBuffer>;

export interface DeviceSignInRepository {
  /** @returns false when a device code or user code is taken */
  insert(
    signIn: DeviceSignIn,
    hashes: { readonly deviceCode: CodeHash; readonly userCode: CodeHash },
  ): Promise<boolean>;
  findByUserCode(hash: CodeHash): Promise<DeviceSignIn | null>;
  /** Locks the row until the transaction ends, so that each step happens once. */
  lockByUserCode(hash: CodeHash): Promise<DeviceSignIn | null>;
  lockByDeviceCode(hash: CodeHash): Promise<DeviceSignIn | null>;
  save(signIn: DeviceSignIn): Promise<void>;
}
