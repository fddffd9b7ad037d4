/** Which playback sessions have ended, though what was signed for them has not expired. */
export interface SessionEnds {
  /**
   * Whether the session was stopped, taken over, or lost its access. It may take two seconds until every process knows; while
   * Redis is away, none is found to have ended that was not known to have.
   */
  hasEnded(playbackSessionId: string): Promise<boolean>;
}
