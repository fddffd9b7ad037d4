/** The playback sessions that have ended while their signed URLs are still unexpired. */
export interface SessionEnds {
  /**
   * Whether the session was stopped, taken over, or lost its access. It may take two seconds until every process
   * knows; while Redis is down, no new ends are found.
   */
  hasEnded(playbackSessionId: string): Promise<boolean>;
}
