/** Hashes passwords for storage. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** With null in place of a hash, or a password that is too long, takes the same time and returns false. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether a hash has the current parameters. Others are replaced at the next successful sign-in. */
  isCurrent(hash: string): boolean;
  /** How many hashes this process has computed, each of which takes the same time. */
  workCount(): number;
}
