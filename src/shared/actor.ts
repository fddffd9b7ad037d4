/** Who did something, and from where, for the audit log. */
export interface Actor {
  /** Null for the platform, or a caller who is not signed in. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
  /** The network address. */
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The platform itself, such as a job or a command. */
export const PLATFORM: Actor = { accountId: null, sessionId: null, address: null, requestId: null };
