import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message, with the envelope of its sender. */
export interface ReceivedMail {
  readonly parsed: ParsedMail;
  readonly recipients: readonly string[];
}

export interface TestSmtpServer extends AsyncDisposable {
  readonly url: string;
  /** The accepted messages, oldest first. */
  readonly received: readonly ReceivedMail[];
}

/** A real server on a free port. @param mayTake throws while it is to reject messages */
export async function startSmtpServer(mayTake: () => void = () => undefined): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      try {
        const parsed = await simpleParser(stream);
        mayTake();
        received.push({ parsed, recipients: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
