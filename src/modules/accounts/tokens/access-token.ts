import type { Viewer } from '../../../shared/viewer.js';

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** The claims of a verified token, with its expiry. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
  /** The key that it was signed with. */
  readonly keyId: string;
}

/** Short-lived, signed tokens that identify the caller. */
export interface AccessTokens {
  issue(viewer: Viewer): Promise<AccessToken>;
  /**
   * @throws UnauthenticatedError when the token is not ours, has expired, or its session or its key was revoked
   */
  verify(token: string): Promise<VerifiedToken>;
}
