/** A message to one person. Plain text, which reads the same everywhere and contains nothing active. */
export interface Mail {
  /** The same when a message is sent again, such as the id of the causing event. */
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Delivers messages. */
export interface Mailer {
  /**
   * Resolves once the message is accepted. Sending it again after a failure may create a duplicate, with the same id.
   * @throws UnsafeMailError when address or subject could add a header
   */
  send(mail: Mail): Promise<void>;
}
