import type { Account } from '../domain/account.js';
import type { DeviceSession } from '../domain/device-session.js';

/** The exchange of a refresh token for its successor, both as SHA-256 hashes. */
export interface Rotation {
  readonly currentHash: Uint8Array<ArrayBuffer>;
  readonly nextHash: Uint8Array<ArrayBuffer>;
  readonly now: Date;
  readonly expiresAt: Date;
  /** The device's current network address. */
  readonly address: string | null;
}

/** A session with its new refresh token, and its account. */
export interface RenewedSession {
  readonly session: DeviceSession;
  /** Null in the rare case of a concurrent change; read it again then. */
  readonly account: Account | null;
}

/** Rotates refresh tokens, the most frequent write of this module. */
export interface TokenRotationRepository {
  /** Replaces the valid refresh token in one statement. Null when `currentHash` is not the valid one. */
  rotate(rotation: Rotation): Promise<RenewedSession | null>;
}
