import { join } from 'node:path';
import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailbox } from '../../src/platform/mail/mailbox.js';
import * as devices from '../support/device-operations.js';
import { eventually } from '../support/eventually.js';
import { openRawSocket } from '../support/graphql/raw-socket.js';
import { createGraphqlClient, type GraphqlClient } from '../support/graphql-client.js';
import * as mails from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { playerOf } from '../support/players.js';
import * as privacy from '../support/privacy-operations.js';
import { createHome, type Home } from '../support/process-home.js';
import type { Program } from '../support/process-program.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';
import * as profiles from '../support/profile-operations.js';
import { makeFilms } from '../support/trials/scene.js';

/** Texts of an attacker who wants to forge log lines. */
const FORGED = 'FORGED LINE';
const BREAKS = ['\n', '\r\n', '\u2028', '\u001b[2K\r', '%0a'];
const forgeries = BREAKS.map((lineBreak) => `x${lineBreak}{"level":50,"msg":"${FORGED}"}${lineBreak}`);

const PASSWORDS = {
  first: 'a first passphrase of somebody',
  second: 'a second passphrase of somebody',
  third: 'a third passphrase of somebody',
  wrong: 'a wrong passphrase of somebody',
};
const PINS = { right: '58203147', wrong: '91736428' };

let servers: SharedServers;
let home: Home;
let program: Program;
let film: string;
/** All credentials. */
let secrets: Set<string>;

const keep = (...values: readonly string[]) => {
  for (const value of values) secrets.add(value);
};

beforeEach(async () => {
  secrets = new Set([...Object.values(PASSWORDS), ...Object.values(PINS)]);
  servers = await createSharedServers({ migrated: true });
  home = await createHome();
  const database = new Pool({ connectionString: servers.databaseUrl, max: 1 });
  [film = ''] = await makeFilms(database, 1);
  await database.query(
    `INSERT INTO stream_assets (title_id, quality, path) VALUES ($1, 'SD', 'films/film/SD.m3u8')`,
    [film],
  );
  await database.end();
}, 120_000);
afterEach(async () => {
  await home[Symbol.asyncDispose]();
  await servers[Symbol.asyncDispose]();
});

/** The token of the newest mail to an address that has one which is not known yet. */
async function mailedToken(email: string): Promise<string> {
  const mailbox = createMailbox(join(home.dataFolder, 'mailbox'));
  const token = await eventually(
    async () => {
      const tokens = (await mailbox.list(email)).map(({ text }) => /#token=(\S+)/.exec(text)?.[1] ?? '');
      return tokens.find((found) => found !== '' && !secrets.has(found)) ?? '';
    },
    (found) => found !== '',
    60_000,
  );
  keep(token);
  return token;
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

function clientOf({ accessToken, refreshToken }: Tokens): GraphqlClient {
  keep(accessToken, refreshToken);
  return createGraphqlClient(home.address, accessToken);
}

/**
 * A viewer signs up, forgets the password, approves a television, protects a profile, watches, and requests an export.
 */
async function live(): Promise<Tokens> {
  const visitor = createGraphqlClient(home.address);
  const email = 'somebody@example.com';
  const signIn = async (password: string) =>
    (await visitor.send(operations.SignIn, { input: { email, password } })).signIn;
  const { signUp } = await visitor.send(operations.SignUp, { input: { email, password: PASSWORDS.first } });
  clientOf(signUp);
  await visitor.send(mails.VerifyEmail, { input: { token: await mailedToken(email) } });
  await expect(signIn(PASSWORDS.wrong)).rejects.toThrow();
  await visitor.send(mails.RequestPasswordReset, { input: { email } });
  const token = await mailedToken(email);
  await visitor.send(mails.ResetPassword, { input: { token, newPassword: PASSWORDS.second } });
  const signedIn = await signIn(PASSWORDS.second);
  clientOf(signedIn);
  const { refreshTokens } = await visitor.send(operations.RefreshTokens, {
    input: { refreshToken: signedIn.refreshToken },
  });
  const viewer = clientOf(refreshTokens);
  await viewer.send(mails.ChangePassword, {
    input: { currentPassword: PASSWORDS.second, newPassword: PASSWORDS.third },
  });
  await letTelevisionIn(viewer);
  const { createProfile } = await viewer.send(operations.CreateProfile, { input: { name: 'Alex' } });
  await protect(viewer, createProfile.id);
  await watch(viewer, createProfile.id);
  await askForData(viewer);
  return refreshTokens;
}

async function letTelevisionIn(viewer: GraphqlClient): Promise<void> {
  const television = createGraphqlClient(home.address);
  const { startDeviceSignIn } = await television.send(devices.StartDeviceSignIn, {
    input: { deviceName: 'Television', platform: 'tv' },
  });
  const { deviceCode, userCode } = startDeviceSignIn;
  keep(deviceCode, userCode);
  await viewer.send(devices.WaitingDevice, { userCode });
  await viewer.send(devices.ApproveDeviceSignIn, { input: { userCode } });
  const { completeDeviceSignIn } = await television.send(devices.CompleteDeviceSignIn, {
    input: { deviceCode },
  });
  if (!completeDeviceSignIn.signedIn) throw new Error('The television was not let in.');
  await clientOf(completeDeviceSignIn.signedIn).send(operations.Me);
}

async function protect(viewer: GraphqlClient, profileId: string): Promise<void> {
  await viewer.send(profiles.SetProfilePin, { input: { profileId, pin: PINS.right } });
  const unlock = (pin: string) => viewer.send(profiles.UnlockProfile, { input: { profileId, pin } });
  await expect(unlock(PINS.wrong)).rejects.toThrow();
  await unlock(PINS.right);
}

async function watch(viewer: GraphqlClient, profileId: string): Promise<void> {
  const { manifestUrl } = await playerOf({ client: viewer }).start({ titleId: film, profileId });
  const { pathname } = new URL(manifestUrl);
  keep(/URISigningPackage=(?<token>[^/]+)/.exec(pathname)?.groups?.['token'] ?? 'no token');
  for (const path of [pathname, `${pathname}?x`, `/elsewhere${pathname}`, `${pathname}%zz`]) {
    await fetch(home.address + path);
  }
}

async function askForData(viewer: GraphqlClient): Promise<void> {
  await viewer.send(privacy.ExportMyData);
  const downloadUrl = await eventually(
    async () => (await viewer.send(privacy.MyDataExports)).me.dataExports[0]?.downloadUrl ?? null,
    (found) => found !== null,
    60_000,
  );
  const { pathname, search } = new URL(downloadUrl ?? '');
  keep(...pathname.split('/').filter((part) => part.length > 40), ...new URLSearchParams(search).values());
  expect((await fetch(home.address + pathname + search)).status).toBe(200);
}

/** Sends secrets in wrong places, and line breaks in everything that may be logged. */
async function misbehave({ accessToken, refreshToken }: Tokens): Promise<void> {
  const graphql = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${home.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  await fetch(`${home.address}/graphql?query={me{id}}&access_token=${accessToken}`);
  await fetch(`${home.address}/${accessToken}?token=${refreshToken}`);
  await fetch(`${home.address}/api/title/${accessToken}`);
  await graphql(`{"query": "${accessToken}`);
  await graphql(JSON.stringify({ query: `{ title(id: "${refreshToken}") { id } } # ${accessToken}` }));
  await graphql('{"query":"{ me { id } }"}', { authorization: `Basic ${accessToken}` });
  await graphql('{"query":"{ me { id } }"}', {
    authorization: `Bearer ${accessToken}x`,
    cookie: `a=${accessToken}`,
  });
  await fetch(`${home.address}/webhooks/payments/simulated`, {
    method: 'POST',
    headers: { 'simulated-signature': accessToken },
    body: refreshToken,
  });
  for (const text of forgeries) {
    const input = { email: `${text}@example.com`, password: PASSWORDS.wrong, deviceName: text };
    const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken } }';
    await graphql(JSON.stringify({ query, operationName: text, variables: { input } }));
    await graphql(JSON.stringify({ query: `query ${text} { plans { id } }`, operationName: text }));
    const header = encodeURIComponent(text);
    await graphql('{"query":"{ plans { id } }"}', { 'x-request-id': header, 'user-agent': header });
    await fetch(`${home.address}/${header}`, { headers: { 'x-forwarded-for': header, 'x-region': header } });
  }
  const socket = await openRawSocket(`${home.address.replace('http', 'ws')}/graphql`);
  socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${accessToken}` } });
  await socket.heard('connection_ack');
  socket.send({ type: 'subscribe', id: '1', payload: { query: 'query OnSocket { plans { id } }' } });
  await socket.heard('next', '1');
  for (const text of forgeries) socket.send({ type: 'subscribe', id: text, payload: { query: text } });
  socket.send({ type: 'ping', payload: { authorization: `Bearer ${refreshToken}` } });
  await socket.closed;
}

async function start(format: 'json' | 'pretty'): Promise<Program> {
  const started = home.start({
    ...servers.environment,
    STREAMCORE_DEMO: 'false',
    LOG_LEVEL: 'trace',
    LOG_FORMAT: format,
  });
  await started.says(/is ready after/);
  return started;
}

describe('the log of a process during use and abuse', {
  timeout: 240_000,
}, () => {
  it.each(['json', 'pretty'] as const)('contains no secrets and no forged lines, as %s', async (format) => {
    program = await start(format);
    const tokens = await live();
    await misbehave(tokens);
    program.signal('SIGTERM');
    expect(await program.end()).toBe(0);

    const output = program.output();
    expect(output.split('\n').length).toBeGreaterThan(50);
    expect([...secrets].filter((secret) => secret.length < 6)).toEqual([]);
    // Knowing a token's signature is as good as knowing the token; it comes after the last dot.
    const tellers = [...secrets].filter((secret) => output.includes(secret.split('.').at(-1) ?? secret));
    expect(tellers).toEqual([]);
    // The texts are in no log, not even escaped, although the actions are logged.
    expect(output).not.toContain(FORGED);
    for (const operation of ['SignUp', 'StartPlayback', 'OnSocket']) expect(output).toContain(operation);
  });
});
