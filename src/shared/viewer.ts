export type Role = 'VIEWER' | 'ADMIN';

/** The caller: the account of a verified access token, and its device session. */
export interface Viewer {
  readonly accountId: string;
  readonly sessionId: string;
  /** The session's version when the token was issued: tokens with an older version are outdated. */
  readonly sessionVersion: number;
  readonly role: Role;
  /** The profile that the device is bound to: it can act only as this profile. Null: the account's owner chooses. */
  readonly boundProfileId: string | null;
}
