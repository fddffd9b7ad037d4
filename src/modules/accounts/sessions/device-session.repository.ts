import type { DeviceSession, EndingReason } from '../domain/device-session.js';
import type { SessionChange } from './session-revocations.js';

/** A session with its last two rotations. */
export interface RotatedSession extends DeviceSession {
  /** The hash of the token before the valid one. */
  readonly previousRefreshTokenHash: Uint8Array | null;
  /** When that token was replaced. */
  readonly rotatedAt: Date | null;
  /** When the token before that one was replaced. */
  readonly previousRotatedAt: Date | null;
}

/** Some of an account's sessions. */
export interface SessionFilter {
  readonly accountId: string;
  readonly ids?: readonly string[];
  /** All except this one. */
  readonly exceptId?: string;
  readonly boundProfileId?: string;
}

export interface DeviceSessionRepository {
  /** The sessions of each account that are active at `now`, the latest seen first. */
  findLiveByAccountIds(accountIds: readonly string[], now: Date): Promise<DeviceSession[][]>;
  insert(session: DeviceSession, refreshTokenHash: Uint8Array<ArrayBuffer>): Promise<void>;
  /** A session that is active at `now`. */
  findLive(id: string, now: Date): Promise<RotatedSession | null>;
  /** A session of this account, including ended ones. */
  findOwn(accountId: string, id: string): Promise<DeviceSession | null>;
  /**
   * Ends sessions. When all but one end, pending sign-ins approved by the remaining session are revoked too.
   * @returns the ids of those that were active at `now`
   */
  revoke(filter: SessionFilter, because: EndingReason, now: Date): Promise<string[]>;
  /**
   * Invalidates the access tokens issued so far, so that they have to be renewed.
   * @returns the versions that are accepted from now on
   */
  raiseVersion(filter: SessionFilter, now: Date): Promise<SessionChange[]>;
  /** Binds a live session to a profile, or with null to none. Raise its version in the same transaction. */
  bind(id: string, profileId: string | null): Promise<void>;
  /** Sessions that ended or have a new version since then, at most `most`, unordered. */
  findChangedSince(since: Date, most: number): Promise<SessionChange[]>;
}
