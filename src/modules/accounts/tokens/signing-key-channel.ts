/** Notifies processes to reload the signing keys. */
export interface SigningKeyChannel {
  /** Call after the commit. @returns whether the message was sent; if not, processes find out by polling */
  announce(): Promise<boolean>;
  /** Calls back whenever keys have changed or may have, until disposed. Does not block. */
  follow(onChange: () => void): AsyncDisposable;
}
