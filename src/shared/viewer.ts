export type Role = 'VIEWER' | 'ADMIN';

/** Who is asking: the account behind a verified access token, and the device session it was issued to. */
export interface Viewer {
  readonly accountId: string;
  readonly sessionId: string;
  /** Of the session, when the token was issued: what a token of an older version says holds no longer. */
  readonly sessionVersion: number;
  readonly role: Role;
  /** The profile that the device is bound to: all it does is done as this one. Null: the account's owner decides. */
  readonly boundProfileId: string | null;
}
