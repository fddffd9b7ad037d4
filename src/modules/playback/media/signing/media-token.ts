/** The reason why a URL is refused. Only for the access log. */
export type MediaRefusal =
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'NOT_YET'
  | 'EXPIRED'
  | 'OTHER_PATH'
  | 'ENDED';

/** A token with a valid signature and valid times. */
export interface VerifiedMediaToken {
  readonly playbackSessionId: string;
  /** Matches the URLs that it grants, absolute and without the token. */
  readonly opens: RegExp;
}

export interface RefusedMedia {
  readonly refusal: MediaRefusal;
  /** Null if nothing is verified. */
  readonly playbackSessionId: string | null;
}

/** Signs and verifies grants of access to media. */
export interface MediaTokens {
  /** @param pattern of the URLs that it grants */
  issue(playbackSessionId: string, pattern: string): { readonly token: string; readonly expiresAt: Date };
  verify(token: string): VerifiedMediaToken | RefusedMedia;
}
