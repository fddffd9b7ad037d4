import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { inspectMailQueue } from '../support/mail.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { startPlatform } from '../support/platform.js';
import { startSmtpServer } from '../support/smtp-server.js';
import { createStory, PASSWORD } from '../support/story.js';

test('an e-mail that the server refuses is retried, regardless of the limit per address', async () => {
  let isAway = true;
  await using server = await startSmtpServer(() => {
    if (isAway) throw new Error('Come back later.');
  });
  await using platform = await startPlatform({ mail: { smtpUrl: server.url } });
  const { visitor } = createStory(platform);
  const email = 'patient@example.com';
  await visitor.send(operations.SignUp, { input: { email, password: PASSWORD } });

  await inspectMailQueue(platform, async (queue) => {
    for (let tries = 1; tries <= 7; tries += 1) {
      const [job] = await eventually(
        () => queue.getDelayed(),
        ([delayed]) => delayed?.attemptsMade === tries,
      );
      if (tries === 7) isAway = false;
      await job?.promote();
    }
  });
  const [mail] = await eventually(
    () => server.received,
    ({ length }) => length === 1,
  );
  expect(mail?.recipients).toEqual([email]);
  const token = /#token=(\S+)/.exec(mail?.parsed.text ?? '')?.[1] ?? '';
  expect(await visitor.send(mailOperations.VerifyEmail, { input: { token } })).toEqual({ verifyEmail: true });
});
