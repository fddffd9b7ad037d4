/** The passwords that are tried first, because many people use them. */
export interface CommonPasswords {
  /** Whether a password, in lower case, is one of them. */
  load(): Promise<(password: string) => boolean>;
}
