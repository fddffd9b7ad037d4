/** Turns passwords into what may be stored. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Null in place of a hash costs the same time and is never right. */
  verify(password: string, hash: string | null): Promise<boolean>;
}
