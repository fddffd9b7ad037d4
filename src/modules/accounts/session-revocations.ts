/**
 * The sessions that were ended while access tokens of theirs may still be unexpired. Kept in every process,
 * so that checking one costs a request nothing.
 */
export interface SessionRevocations {
  isRevoked(sessionId: string): boolean;
  /** Calls back when the session is ended, here or elsewhere. Call the result to stop listening. */
  onRevoked(sessionId: string, listener: () => void): () => void;
  /** Ends the sessions here at once, and in every other process as soon as the message arrives. */
  announce(sessionIds: readonly string[]): Promise<void>;
  /** Begins to follow other processes. */
  start(): Promise<void>;
}
