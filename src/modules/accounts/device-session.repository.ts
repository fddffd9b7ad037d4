import type { DeviceSession } from './domain/device-session.js';

/** A step from one refresh token to the next, both as SHA-256. */
export interface Rotation {
  readonly currentHash: Uint8Array<ArrayBuffer>;
  readonly nextHash: Uint8Array<ArrayBuffer>;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** A session with the hash of the token before the valid one; `lastSeenAt` is when that was replaced. */
export interface RotatedSession extends DeviceSession {
  readonly previousRefreshTokenHash: Uint8Array | null;
}

export interface DeviceSessionRepository {
  /** For each account the sessions that are alive at `now`, the latest seen first. */
  findLiveByAccountIds(accountIds: readonly string[], now: Date): Promise<DeviceSession[][]>;
  insert(session: DeviceSession, refreshTokenHash: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Replaces the one valid refresh token, in one statement. Null when the hash is not the valid one. */
  rotate(rotation: Rotation): Promise<DeviceSession | null>;
  /** A session that is alive at `now`. */
  findLive(id: string, now: Date): Promise<RotatedSession | null>;
  /** @returns the ids of the sessions that this ended */
  revoke(filter: { readonly id?: string; readonly accountId: string }, now: Date): Promise<string[]>;
  findRevokedSince(since: Date): Promise<string[]>;
}
