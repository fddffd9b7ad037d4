/** A device on which a profile is open, and until when. Plain data, so that it can be cached. */
export interface Unlock {
  readonly profileId: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface NewUnlock {
  readonly sessionId: string;
  readonly profileId: string;
  /** The hash that the given PIN matched. */
  readonly pinHash: string;
  readonly expiresAt: Date;
}

export interface UnlockRepository {
  /** The profiles that are open on a device at `now`. */
  findBySession(sessionId: string, now: Date): Promise<Unlock[]>;
  /** @returns false when the profile has another PIN by now */
  grant(unlock: NewUnlock): Promise<boolean>;
  /** Locks a profile on every device but one. */
  forget(profileId: string, exceptSessionId: string): Promise<void>;
  /** Deletes expired ones. */
  prune(now: Date): Promise<void>;
}
