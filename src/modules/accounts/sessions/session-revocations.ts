/** A change of a session whose access tokens may still be unexpired. */
export interface SessionChange {
  readonly sessionId: string;
  /** Access tokens of a lower version are refused. Null: the session has ended, and all of them are. */
  readonly leastVersion: number | null;
}

/**
 * The sessions that recently ended or changed. Kept in the memory of every process, so that checking a token needs no
 * I/O.
 */
export interface SessionRevocations extends AsyncDisposable {
  /** Whether an access token of this session and version, with this expiry, is no longer accepted. */
  isRevoked(sessionId: string, version: number, expiresAt: Date): boolean;
  /**
   * Calls back each time the session ends or its tokens have to be renewed, here or elsewhere; then check which
   * tokens are revoked. Call the result to stop listening.
   */
  onRevoked(sessionId: string, listener: () => void): () => void;
  /**
   * Call after the commit. Takes effect in this process at once, in the others when the message arrives, or within a
   * few seconds if it is lost.
   */
  announce(changes: readonly SessionChange[]): Promise<void>;
  /** Starts to follow other processes, until it is disposed of. @throws when the database cannot be read */
  start(): Promise<void>;
}

/** For sessions that have ended. */
export function ended(sessionIds: readonly string[]): SessionChange[] {
  return sessionIds.map((sessionId) => ({ sessionId, leastVersion: null }));
}
