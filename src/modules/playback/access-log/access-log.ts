/** What happened to a request for media. */
export type AccessEvent = 'GRANTED' | 'DENIED' | 'RENEWED' | 'MANIFEST' | 'SEGMENT' | 'ENDED';

/** Who accessed which media, or was refused, and why. Contains no token, and only the network of an address. */
export interface AccessEntry {
  /** Identifies the entry together with its time: it is stored once, however often it is sent. */
  readonly id: string;
  readonly event: AccessEvent;
  /** For example the code of the error, or TAKEN_OVER; null without a reason. */
  readonly reason: string | null;
  readonly accountId: string | null;
  readonly profileId: string | null;
  readonly deviceSessionId: string | null;
  readonly playbackSessionId: string | null;
  readonly titleId: string | null;
  /** The full address, or null: the log stores only a part of it. */
  readonly address: string | null;
  readonly requestId: string | null;
  readonly occurredAt: Date;
}

export interface AccessLog {
  /**
   * Resolves once the entry is certain to be stored, whatever happens to this process. Rejects when too much is
   * waiting already, or Redis is down for seconds.
   */
  record(entry: AccessEntry): Promise<void>;
  /** For less important entries: stored soon, or lost with this process. Never throws. */
  note(entry: AccessEntry): void;
}
