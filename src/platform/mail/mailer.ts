/** A message to one person. Plain text: it reads the same everywhere, and nothing in it runs or loads. */
export interface Mail {
  /** The same for a message that is sent again, such as the id of the event it is about. */
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands messages to whoever delivers them. */
export interface Mailer {
  /**
   * Resolves once the message is taken over. Whoever sends one again after a failure may cause a second copy, which
   * has the same id.
   * @throws UnsafeMailError when address or subject could add a header of their own
   */
  send(mail: Mail): Promise<void>;
}
