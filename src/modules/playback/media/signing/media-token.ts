/** Why a media address is refused. Told to the access log alone. */
export type MediaRefusal =
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'NOT_YET'
  | 'EXPIRED'
  | 'OTHER_PATH'
  | 'ENDED';

/** A token whose signature and times were found right. */
export interface VerifiedMediaToken {
  readonly playbackSessionId: string;
  /** Finds the addresses that it opens, absolute and without the token. */
  readonly opens: RegExp;
}

export interface RefusedMedia {
  readonly refusal: MediaRefusal;
  /** Null where nothing is proven. */
  readonly playbackSessionId: string | null;
}

/** Signs and verifies who may fetch what of the media, and until when. */
export interface MediaTokens {
  /** @param pattern of the addresses that it opens */
  issue(playbackSessionId: string, pattern: string): { readonly token: string; readonly expiresAt: Date };
  verify(token: string): VerifiedMediaToken | RefusedMedia;
}
