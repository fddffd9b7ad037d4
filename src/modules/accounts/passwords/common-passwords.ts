/** Common passwords, which attackers try first. */
export interface CommonPasswords {
  /** Whether a password, in lower case, is one of them. */
  load(): Promise<(password: string) => boolean>;
}
