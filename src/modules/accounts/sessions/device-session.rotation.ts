import type { Account } from '../domain/account.js';
import type { DeviceSession } from '../domain/device-session.js';

/** A step from one refresh token to the next, both as SHA-256. */
export interface Rotation {
  readonly currentHash: Uint8Array<ArrayBuffer>;
  readonly nextHash: Uint8Array<ArrayBuffer>;
  readonly now: Date;
  readonly expiresAt: Date;
  /** Where the device is now. */
  readonly address: string | null;
}

/** A session that has its next refresh token, and whose it is. */
export interface RenewedSession {
  readonly session: DeviceSession;
  /** Null when it may have changed in that very moment, which is rare: then it has to be read anew. */
  readonly account: Account | null;
}

/** How a device stays signed in. Of all that is done here nothing is done as often. */
export interface DeviceSessionRotation {
  /** Replaces the one valid refresh token, in one statement. Null when the hash is not the valid one. */
  rotate(rotation: Rotation): Promise<RenewedSession | null>;
}
