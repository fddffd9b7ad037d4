/** What became of a session while access tokens of its may still be unexpired. */
export interface SessionChange {
  readonly sessionId: string;
  /** Access tokens of a lower version are refused. Null: the session has ended, and all of them are. */
  readonly leastVersion: number | null;
}

/**
 * The sessions that have lately ended or changed. Kept in every process, so that checking one costs a request
 * nothing.
 */
export interface SessionRevocations extends AsyncDisposable {
  /** Whether an access token of this session and version, which expires then, is no longer to be accepted. */
  isRevoked(sessionId: string, version: number, expiresAt: Date): boolean;
  /**
   * Calls back each time the session ends or tokens of its have to be renewed, here or elsewhere: ask then which ones
   * are revoked. Call the result to stop listening.
   */
  onRevoked(sessionId: string, listener: () => void): () => void;
  /**
   * Call after the commit. Holds here at once, in every other process as soon as the message arrives, and where it
   * does not arrive within a few seconds all the same.
   */
  announce(changes: readonly SessionChange[]): Promise<void>;
  /** Begins to follow other processes, until it is disposed of. @throws when the database cannot be read */
  start(): Promise<void>;
}

/** For sessions that have ended. */
export function ended(sessionIds: readonly string[]): SessionChange[] {
  return sessionIds.map((sessionId) => ({ sessionId, leastVersion: null }));
}
