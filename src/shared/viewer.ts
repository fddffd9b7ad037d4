export type Role = 'VIEWER' | 'ADMIN';

/** Who is asking: the account behind a verified access token, and the device session it was issued to. */
export interface Viewer {
  readonly accountId: string;
  readonly sessionId: string;
  readonly role: Role;
}
