import { describe, expect, test } from 'vitest';
import * as limits from '../../src/modules/accounts/attempt-limits.js';
import { newId } from '../../src/shared/ids.js';
import { failureOf } from '../support/failure.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { ASKS_NOTHING_BY_ITSELF, startPlatform } from '../support/platform.js';
import { createStory, PASSWORD } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const SIGN_INS = 40;
const platform = await usePlatform(ASKS_NOTHING_BY_ITSELF);
const story = createStory(platform);
const { visitor } = story;
const { most: perPair, windowSeconds } = limits.SIGN_IN_PER_EMAIL_AND_ADDRESS;

const signIn = (email: string, password = 'not the password') =>
  visitor.send(operations.SignIn, { input: { email, password } });

describe('guessing a password', () => {
  test.each([
    ['of an account', async () => (await story.viewer()).email],
    ['of nobody', async () => 'nobody@example.com'],
  ])('%s is limited to ten attempts in 15 minutes, with the same message', async (_whose, addressOf) => {
    const email = await addressOf();
    for (let tries = 0; tries < perPair; tries += 1) {
      expect(await failureOf(signIn(email.toUpperCase()))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    const { message, code, retryAfterSeconds } = await failureOf(signIn(email, PASSWORD));
    expect(code).toBe('RATE_LIMITED');
    expect(message).toBe(`Too many attempts. Try again in ${Number(retryAfterSeconds)} s.`);
    expect(retryAfterSeconds).toBeGreaterThan(windowSeconds - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(windowSeconds);
  });

  test('has its count reset by the right password, and after its period', async () => {
    const { email } = await story.viewer();
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 1; tries < perPair; tries += 1) await failureOf(signIn(email));
      await signIn(email, PASSWORD);
    }
    for (let tries = 0; tries < perPair; tries += 1) await failureOf(signIn(email));
    expect(await failureOf(signIn(email, PASSWORD))).toMatchObject({ code: 'RATE_LIMITED' });
    platform.clock.advance(windowSeconds * 1000);
    expect(await failureOf(signIn(email))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('counts each attempt, also concurrent ones and several in one operation', async () => {
    const { email } = await story.viewer();
    const aliases = Array.from(
      { length: 20 },
      (_none, index) =>
        `a${index}: signIn(input: { email: "${email}", password: "guess ${index}" }) { accessToken }`,
    );
    const ask = async () => {
      const response = await fetch(`${platform.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `mutation { ${aliases.join(' ')} }` }),
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return errors.map(({ extensions }) => extensions.code);
    };
    const before = platform.engine.accounts.passwords.workCount();
    const codes = (await Promise.all(Array.from({ length: 15 }, ask))).flat();
    expect(codes).toContain('RATE_LIMITED');
    expect(platform.engine.accounts.passwords.workCount() - before).toBe(perPair);
  });

  test('from many addresses is limited, too', async () => {
    await using behindProxy = await startPlatform({
      ...ASKS_NOTHING_BY_ITSELF,
      trustedProxies: ['127.0.0.1'],
      beside: platform,
    });
    const { email } = await story.viewer();
    const from = async (address: string, password: string) => {
      const response = await fetch(`${behindProxy.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
          variables: { input: { email, password } },
        }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return errors?.[0]?.extensions.code;
    };
    for (let tries = 0; tries < limits.SIGN_IN_PER_EMAIL.most; tries += 1) {
      expect(await from(`10.0.0.${tries % 20}`, 'not the password')).toBe('UNAUTHENTICATED');
    }
    expect(await from('10.0.1.1', PASSWORD)).toBe('RATE_LIMITED');
  });

  test('of many accounts is limited per network, because one client may have countless addresses', async () => {
    await using strict = await startPlatform({
      ...ASKS_NOTHING_BY_ITSELF,
      trustedProxies: ['127.0.0.1'],
      limits: { signInsPerAddress: SIGN_INS, signUpsPerAddress: 3 },
    });
    const guessFrom = async (address: string) => {
      const response = await fetch(`${strict.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
          variables: { input: { email: `viewer-${newId()}@example.com`, password: 'Summer2026' } },
        }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      return errors?.[0]?.extensions.code;
    };
    for (let number = 0; number < SIGN_INS; number += 1) {
      expect(await guessFrom(`2001:db8:0:7:${number}::1`)).toBe('UNAUTHENTICATED');
    }
    expect(await guessFrom('2001:db8:0:7:ffff::1')).toBe('RATE_LIMITED');
    expect(await guessFrom('2001:db8:0:8::1')).toBe('UNAUTHENTICATED');
  });

  test('of many accounts is limited per address, like signing up', async () => {
    await using strict = await startPlatform({
      ...ASKS_NOTHING_BY_ITSELF,
      limits: { signInsPerAddress: SIGN_INS, signUpsPerAddress: 3 },
    });
    const client = createGraphqlClient(strict.address);
    const guess = (number: number) =>
      failureOf(
        client.send(operations.SignIn, {
          input: { email: `viewer-${number}@example.com`, password: 'Summer2026' },
        }),
      );
    for (let number = 0; number < SIGN_INS; number += 1) {
      expect(await guess(number)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(await guess(SIGN_INS)).toMatchObject({ code: 'RATE_LIMITED' });

    const signUp = (number: number) =>
      client.send(operations.SignUp, { input: { email: `new-${number}@example.com`, password: PASSWORD } });
    for (let number = 0; number < 3; number += 1) await signUp(number);
    expect(await failureOf(signUp(3))).toMatchObject({ code: 'RATE_LIMITED' });
    strict.clock.advance(3_600_000);
    await signUp(3);
  });
});

describe('the existence of an account', () => {
  /** The cost of a call: SQL statements, and passwords hashed or verified. */
  async function costOf(call: () => Promise<unknown>) {
    const { database, accounts } = platform.engine;
    const before = { statements: database.statementCount(), passwords: accounts.passwords.workCount() };
    const outcome = await call().catch((error: Error) => error.message);
    return {
      statements: database.statementCount() - before.statements,
      passwords: accounts.passwords.workCount() - before.passwords,
      outcome: typeof outcome === 'string' ? outcome : 'answered',
    };
  }

  const calls: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
    signIn: (email) => signIn(email),
    'signIn with a password as long as a request may be': (email) => signIn(email, 'x'.repeat(200_000)),
    signUp: (email) => visitor.send(operations.SignUp, { input: { email, password: PASSWORD } }),
    requestPasswordReset: (email) => visitor.send(mailOperations.RequestPasswordReset, { input: { email } }),
  };

  test.each(Object.entries(calls))('is not revealed by the answer or duration of %s', async (name, call) => {
    // The costs of a first call, such as reading the list of common passwords, are not included.
    await costOf(() => call('warm-up@example.com'));
    const { email } = await story.viewer();
    const known = await costOf(() => call(email));
    const unknown = await costOf(() => call(`un${email}`));
    expect(known).toEqual(unknown);
    expect(known.statements).toBeGreaterThan(0);
    expect(known.passwords).toBe(name === 'requestPasswordReset' ? 0 : 1);
  });
});

test('a password above the request size is refused before any work', async () => {
  const { workCount } = platform.engine.accounts.passwords;
  const before = workCount();
  const response = await fetch(`${platform.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
      variables: { input: { email: 'nobody@example.com', password: 'x'.repeat(1_000_000) } },
    }),
  });
  expect(response.status).toBe(413);
  expect(workCount()).toBe(before);
});
