/** Tells processes that the signing keys have changed, so that they read them anew. */
export interface SigningKeyNews {
  /** Call after the commit. @returns whether the others could be told; if not, they find out by themselves */
  tell(): Promise<boolean>;
  /** Calls back whenever keys have changed, or may have, until disposed of. Waits for nobody. */
  follow(onChange: () => void): AsyncDisposable;
}
