/** Turns passwords into what may be stored. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Null in place of a hash, or a password too long to be one, costs the same time and is never right. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether a hash was made as they are made today. One that was not is replaced when its password is known. */
  isCurrent(hash: string): boolean;
  /** How often this process has hashed or verified since it started: what each password costs is the same. */
  workCount(): number;
}
