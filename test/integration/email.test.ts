import { createHash } from 'node:crypto';
import { print } from 'graphql';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import { allMailsTo, inspectMailQueue, mailTo, tokenIn } from '../support/mail.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { shapeOf } from '../support/shape.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const platform = await usePlatform({ trustedProxies: ['127.0.0.1'] });
const { prisma } = platform.engine.database;
const story = createStory(platform);
const { visitor } = story;
const HOUR = 3_600_000;
const VERIFY = 'Is this your e-mail address?';

let people = 0;
const newAddress = () => {
  people += 1;
  return `somebody-${String(people).padStart(3, '0')}@example.org`;
};

async function signUp(email: string, password = PASSWORD) {
  const { signUp: signedUp } = await visitor.send(operations.SignUp, { input: { email, password } });
  const client = createGraphqlClient(platform.address, signedUp.accessToken);
  return { client, email, accountId: signedUp.account.id, refreshToken: signedUp.refreshToken };
}

/** A caller who claims an address, from a separate network. */
function signUpFrom(network: number, email: string) {
  const client = createGraphqlClient(platform.address, undefined, {
    'x-forwarded-for': `192.0.2.${network}`,
  });
  return client.send(operations.SignUp, { input: { email, password: PASSWORD } });
}

const verify = (token: string) => visitor.send(mailOperations.VerifyEmail, { input: { token } });
const signIn = (email: string, password = PASSWORD) =>
  visitor.send(operations.SignIn, { input: { email, password } });
/** The number of successes, and all messages to the others. */
function summaryOf(outcomes: readonly PromiseSettledResult<unknown>[]) {
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  return {
    succeeded: outcomes.length - failures.length,
    said: [...new Set(failures.map((failure) => String(failure)))],
  };
}
const ONE_SUCCEEDED = {
  succeeded: 1,
  said: ['Error: Please correct: This link is no longer valid. Request a new one.'],
};

describe('signing up with an address that another account has', () => {
  /** The complete response, as sent. */
  async function answerTo(email: string) {
    const response = await fetch(`${platform.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: print(operations.SignUp),
        variables: { input: { email, password: PASSWORD } },
      }),
    });
    return { response, body: (await response.json()) as { data: { signUp: { accessToken: string } } } };
  }

  test('is answered like one with a free address, and so are all later requests', async () => {
    const { email: taken } = await story.viewer();
    const free = 'x'.repeat(taken.length - '@example.com'.length).concat('@example.com');
    const experience = async (email: string) => {
      const { response, body } = await answerTo(email);
      const client = createGraphqlClient(platform.address, body.data.signUp.accessToken);
      const { me } = await client.send(operations.Me);
      return {
        status: response.status,
        headers: [...response.headers.keys()],
        body: shapeOf(body),
        me: shapeOf(me),
        signOut: await client.send(operations.SignOut),
        afterwards: await failureOf(client.send(operations.Me)),
        signInAgain: await failureOf(signIn(email, `${PASSWORD}!`)),
      };
    };
    const answers = { taken: await experience(taken), free: await experience(free) };
    expect(answers.taken).toEqual(answers.free);
    expect(answers.free).toMatchObject({
      status: 200,
      signOut: { signOut: true },
      signInAgain: { code: 'UNAUTHENTICATED' },
    });
  });

  test('notifies its owner instead, and creates no token', async () => {
    const owner = await story.viewer();
    const { accountId } = await signUp(owner.email.toUpperCase());
    const { text } = await mailTo(platform, owner.email, 'You already have an account');
    expect(text).toContain('If it was not you, ignore this message.');
    expect(await prisma.emailToken.count({ where: { accountId } })).toBe(0);
    const { me } = await owner.client.send(operations.Me);
    expect(me).toMatchObject({ id: owner.accountId, emailVerified: true });
  });
});

describe('verifying an address', () => {
  test('allows signing in with it', async () => {
    const { client, email } = await signUp(newAddress());
    expect(await failureOf(signIn(email))).toEqual(await failureOf(signIn(newAddress())));
    const mail = await mailTo(platform, email, VERIFY);
    expect(mail.text).toContain('http://127.0.0.1/account/verify-email#token=');
    expect(mail.text).toContain('If it was not you, ignore this message.');

    expect(await verify(tokenIn(mail))).toEqual({ verifyEmail: true });
    expect((await client.send(operations.Me)).me.emailVerified).toBe(true);
    await signIn(email);
    const actions = await prisma.auditEntry.findMany({
      where: { subjectType: 'account' },
      omit: { position: true },
    });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['accounts.signed_up', 'accounts.email_verified']),
    );
    expect(JSON.stringify(actions)).not.toContain(email);
  });

  test('works once per token, which is then answered like an unknown one', async () => {
    const { email } = await signUp(newAddress());
    const token = tokenIn(await mailTo(platform, email, VERIFY));
    await verify(token);
    const used = await failureOf(verify(token));
    expect(used).toMatchObject({ code: 'BAD_USER_INPUT', fields: { token: expect.any(String) } });
    for (const unknown of ['', 'nonsense', token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))]) {
      expect(await failureOf(verify(unknown))).toEqual(used);
    }
  });

  test('works within a day', async () => {
    const [late, punctual] = [await signUp(newAddress()), await signUp(newAddress())];
    const tokens = await Promise.all(
      [late, punctual].map(async ({ email }) => tokenIn(await mailTo(platform, email, VERIFY))),
    );
    platform.clock.advance(24 * HOUR - 60_000);
    await verify(tokens[1] ?? '');
    platform.clock.advance(60_000);
    expect(await failureOf(verify(tokens[0] ?? ''))).toEqual(await failureOf(verify('nonsense')));
  });

  test('works once for twenty concurrent requests with one token', async () => {
    const { email, accountId } = await signUp(newAddress());
    const token = tokenIn(await mailTo(platform, email, VERIFY));
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => verify(token)));
    expect(summaryOf(outcomes)).toEqual(ONE_SUCCEEDED);
    expect(
      await prisma.auditEntry.count({ where: { subjectId: accountId, action: 'accounts.email_verified' } }),
    ).toBe(1);
  });

  test('invalidates all other tokens of the account', async () => {
    const { client, email } = await signUp(newAddress());
    const first = tokenIn(await mailTo(platform, email, VERIFY));
    expect(await client.send(mailOperations.RequestEmailVerification)).toEqual({
      requestEmailVerification: true,
    });
    await verify(tokenIn(await mailTo(platform, email, VERIFY, 2)));
    expect(await failureOf(verify(first))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('works once for concurrent requests with several tokens of the account', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { client, email } = await signUp(newAddress());
      for (let more = 0; more < 4; more += 1) await client.send(mailOperations.RequestEmailVerification);
      await mailTo(platform, email, VERIFY, 5);
      const tokens = (await platform.mailsTo(email)).map(tokenIn);
      expect(summaryOf(await Promise.allSettled(tokens.map(verify)))).toEqual(ONE_SUCCEEDED);
    }
  });

  test('gives an address claimed by several accounts to the first, and reveals nothing to the others', async () => {
    const email = newAddress();
    const claims = [await signUp(email), await signUp(email), await signUp(email)];
    await mailTo(platform, email, VERIFY, claims.length);
    const tokens = (await platform.mailsTo(email)).map(tokenIn);
    const outcomes = await Promise.allSettled(tokens.map(verify));
    expect(summaryOf(outcomes)).toEqual(ONE_SUCCEEDED);

    const verified = await Promise.all(
      claims.map(async ({ client }) => (await client.send(operations.Me)).me.emailVerified),
    );
    expect(verified.filter(Boolean)).toHaveLength(1);
    const failures = await Promise.all(tokens.map((token) => failureOf(verify(token))));
    expect(new Set(failures.map((failure) => JSON.stringify(failure)))).toEqual(
      new Set([JSON.stringify(await failureOf(verify('nonsense')))]),
    );
  });

  test('sends nothing if the address is already verified', async () => {
    const { client, email } = await story.viewer();
    await allMailsTo(platform, email);
    const before = (await allMailsTo(platform, email)).length;
    expect(await client.send(mailOperations.RequestEmailVerification)).toEqual({
      requestEmailVerification: true,
    });
    expect(await allMailsTo(platform, email)).toHaveLength(before);
  });
});

describe('mail to an address that is not verified', () => {
  test('can be requested by its account five times an hour', async () => {
    const { client, refreshToken } = await signUp(newAddress());
    const ask = () => client.send(mailOperations.RequestEmailVerification);
    for (let times = 0; times < 5; times += 1) await ask();
    expect(await failureOf(ask())).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    platform.clock.advance(HOUR);
    const { refreshTokens } = await visitor.send(operations.RefreshTokens, { input: { refreshToken } });
    const later = createGraphqlClient(platform.address, refreshTokens.accessToken);
    await later.send(mailOperations.RequestEmailVerification);
  });

  test('is sent at most five times an hour and twenty times a day, however many accounts claim it', async () => {
    const email = newAddress();
    for (let network = 0; network < 7; network += 1) await signUpFrom(network, email);
    expect(await allMailsTo(platform, email)).toHaveLength(5);
    for (let hours = 0; hours < 5; hours += 1) {
      platform.clock.advance(HOUR);
      for (let network = 0; network < 6; network += 1) await signUpFrom(network, email);
      await allMailsTo(platform, email);
    }
    expect(await allMailsTo(platform, email)).toHaveLength(20);
  });

  test('reaches its owner despite earlier requests of other accounts and networks', async () => {
    const email = newAddress();
    const { signUp: claim } = await signUpFrom(8, email);
    const claimant = createGraphqlClient(platform.address, claim.accessToken);
    for (let times = 0; times < 5; times += 1) await claimant.send(mailOperations.RequestEmailVerification);
    await signUpFrom(8, email);
    await signUpFrom(8, email);
    expect(await failureOf(signUpFrom(8, email))).toMatchObject({ code: 'RATE_LIMITED' });
    const before = (await allMailsTo(platform, email)).length;
    await signUpFrom(9, email);
    expect(await allMailsTo(platform, email)).toHaveLength(before + 1);
  });
});

describe('a token', () => {
  test('is contained only in the e-mail: the database has its hash, events and jobs have none', async () => {
    const { email, accountId } = await signUp(newAddress());
    const token = tokenIn(await mailTo(platform, email, VERIFY));
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const stored = await prisma.emailToken.findMany({ where: { accountId } });
    expect(stored.map(({ tokenHash }) => Buffer.from(tokenHash))).toEqual([
      createHash('sha256').update(token).digest(),
    ]);
    const events = await prisma.outboxEvent.findMany();
    const jobs = await inspectMailQueue(platform, (queue) => queue.getJobs());
    expect(jobs.length).toBeGreaterThan(0);
    expect(
      JSON.stringify([
        events.map(({ payload }) => payload),
        jobs.map(({ data, returnvalue }) => [data, returnvalue]),
      ]),
    ).not.toContain(token);
  });

  test('is created and mailed once for an event that is relayed twice', async () => {
    const { email, accountId } = await signUp(newAddress());
    await mailTo(platform, email, VERIFY);
    const { count } = await prisma.outboxEvent.updateMany({
      where: { payload: { path: ['accountId'], equals: accountId } },
      data: { publishedAt: null },
    });
    expect(count).toBe(1);
    expect(await allMailsTo(platform, email)).toHaveLength(1);
    expect(await prisma.emailToken.count({ where: { accountId } })).toBe(1);
  });
});

describe('the page that the link leads to', () => {
  const page = (path: string) => fetch(`${platform.address}${path}`);

  /** The request that the page sends when its button is pressed. */
  async function settingsOf(path: string) {
    const html = await (await page(path)).text();
    const settings = /<script id="settings" type="application\/json">(?<json>.*?)<\/script>/.exec(html);
    return JSON.parse(settings?.groups?.['json'] ?? '') as { endpoint: string; query: string };
  }

  async function press(path: string, input: object) {
    const { endpoint, query } = await settingsOf(path);
    const response = await fetch(new URL(endpoint, `${platform.address}${path}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return response.json();
  }

  test.each(['/account/verify-email', '/account/reset-password'])(
    '%s loads nothing from elsewhere, and is not cached',
    async (path) => {
      const response = await page(path);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      const html = await response.text();
      const hashOf = (pattern: RegExp) =>
        `'sha256-${createHash('sha256')
          .update(pattern.exec(html)?.[1] ?? '')
          .digest('base64')}'`;
      expect(response.headers.get('content-security-policy')).toBe(
        [
          "default-src 'none'",
          `style-src ${hashOf(/<style>([^]*?)<\/style>/)}`,
          `script-src ${hashOf(/<script>([^]*?)<\/script>/)}`,
          "connect-src 'self'",
          'img-src data:',
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
        ].join('; '),
      );
      expect(html).not.toMatch(/<(?:link|script|img|iframe)[^>]+(?:src|href)="(?!data:)/);
    },
  );

  test('verifies the address only when its button is pressed', async () => {
    const { client, email } = await signUp(newAddress());
    const { text } = await mailTo(platform, email, VERIFY);
    const link = new URL(/http\S+/.exec(text)?.[0] ?? '');
    expect(await page(link.pathname)).toMatchObject({ status: 200 });
    expect((await client.send(operations.Me)).me.emailVerified).toBe(false);

    const token = new URLSearchParams(link.hash.slice(1)).get('token');
    expect(await press(link.pathname, { token })).toEqual({ data: { verifyEmail: true } });
    expect((await client.send(operations.Me)).me.emailVerified).toBe(true);
  });

  test('resets the password', async () => {
    const { email } = await story.viewer();
    await visitor.send(mailOperations.RequestPasswordReset, { input: { email } });
    const token = tokenIn(await mailTo(platform, email, 'Choose another password'));
    const newPassword = 'chosen on the page';
    expect(await press('/account/reset-password', { token, newPassword })).toEqual({
      data: { resetPassword: true },
    });
    await signIn(email, newPassword);
  });
});
