/** What happened to a request for media. */
export type AccessEvent = 'GRANTED' | 'DENIED' | 'RENEWED' | 'MANIFEST' | 'SEGMENT' | 'ENDED';

/** Who got at which media, or did not, and why. Holds no token, and of an address only its network. */
export interface AccessEntry {
  /** With the time, what it is known by: it is stored once, however often it is sent. */
  readonly id: string;
  readonly event: AccessEvent;
  /** Such as the code of the error that refused it, or TAKEN_OVER; null where there is nothing to say. */
  readonly reason: string | null;
  readonly accountId: string | null;
  readonly profileId: string | null;
  readonly deviceSessionId: string | null;
  readonly playbackSessionId: string | null;
  readonly titleId: string | null;
  /** The whole address, or null: what is stored of it is the log's to decide. */
  readonly address: string | null;
  readonly requestId: string | null;
  readonly occurredAt: Date;
}

export interface AccessLog {
  /**
   * Resolves once the entry will be stored whatever becomes of this process. Rejects when too much waits already, or Redis
   * is away for seconds.
   */
  record(entry: AccessEntry): Promise<void>;
  /** For what is worth less than the wait: stored soon, or lost with this process. Never throws. */
  note(entry: AccessEntry): void;
}
