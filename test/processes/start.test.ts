import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { failuresOfTabs } from '../support/graphiql-tabs.js';
import { createGraphqlClient } from '../support/graphql-client.js';
import * as mailOperations from '../support/mail-operations.js';
import * as operations from '../support/operations.js';
import { createHome, type Home } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { PASSWORD } from '../support/process-viewer.js';
import { standsApart } from '../support/run-notes.js';

standsApart({
  redis: 'its servers are the embedded ones, which are what is tested',
  database: 'its servers are the embedded ones, which are what is tested',
  replica: 'its servers are the embedded ones, which are what is tested',
});

const READY = /is ready after [\d.]+ s/;

async function signIn(address: string, email: string, password: string) {
  const { signIn: tokens } = await createGraphqlClient(address).send(operations.SignIn, {
    input: { email, password },
  });
  return (await createGraphqlClient(address, tokens.accessToken).send(operations.Me)).me;
}

/** Signs up, and follows the link in the mailbox. */
async function signUp(address: string, mailbox: string, email: string): Promise<void> {
  const client = createGraphqlClient(address);
  await client.send(operations.SignUp, { input: { email, password: PASSWORD } });
  const [mail] = await eventually(
    async () => (await (await fetch(`${mailbox}.json?to=${email}`)).json()) as { text: string }[],
    (mails) => mails.length === 1,
  );
  const token = /#token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  await client.send(mailOperations.VerifyEmail, { input: { token } });
}

describe('started with arguments', () => {
  const run = async (parameter: string) => {
    await using home = await createHome();
    await using program = startProgram({ file: 'src/main.ts', folder: home.folder, parameters: [parameter] });
    return { exitCode: await program.end(), output: program.output(), servers: await home.servers() };
  };

  it('prints help without starting', async () => {
    const { exitCode, output, servers } = await run('--help');
    expect({ exitCode, servers }).toEqual({ exitCode: 0, servers: [] });
    expect(output).toMatch(/Usage: npm start.*\n[^]*\.env\.example[^]*DATABASE_URL/);
    expect(output).not.toContain('Starting');
  });

  it('reports an unknown option without starting', async () => {
    const { exitCode, output, servers } = await run('--port');
    expect({ exitCode, servers }).toEqual({ exitCode: 1, servers: [] });
    expect(output).toMatch(/unknown option '--port'\n[^]*--help/);
  });
});

describe('started without settings', { timeout: 300_000 }, () => {
  let home: Home;
  beforeAll(async () => {
    home = await createHome();
  });
  afterAll(() => home[Symbol.asyncDispose]());

  it.each([
    ['SIGINT', 'its servers', /Starting Redis/],
    ['SIGTERM', 'its demo', /Demo catalog: .*/],
  ] as const)(
    'stops on %s while it starts %s, and leaves no process behind',
    async (signal, _step, progress) => {
      const interrupted = home.start();
      await interrupted.says(progress);
      interrupted.signal(signal);

      expect(await interrupted.end()).toBe(0);
      expect(interrupted.output()).toMatch(/Stopping on .*\n[^]*Stopped\n/);
      expect(interrupted.output()).not.toMatch(READY);
      expect(await home.servers()).toEqual([]);
    },
  );

  it('shows its progress and addresses, and keeps its data over a restart', async () => {
    const first = home.start();
    await first.says(
      /Starting PostgreSQL\n[^]*Demo catalog: \d+ films[^]*Simulated viewers: \d+[^]*Learning/,
    );
    await first.says(READY);
    await first.says(/Stop with Ctrl-C/);

    const shown = (name: string) => first.says(new RegExp(`${name} +(\\S+)(?: +password (\\S+))?\n`));
    const [, web = ''] = await shown('Web');
    expect(web).toBe(`http://localhost:${home.port}/`);
    const [, graphiql = ''] = await shown('GraphiQL');
    const page = await fetch(graphiql, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(await failuresOfTabs(await page.text(), graphiql)).toEqual([]);
    const [, viewer = '', viewerPassword = ''] = await shown('Demo viewer');
    expect(await signIn(home.address, viewer, viewerPassword)).toMatchObject({
      email: viewer,
      role: 'VIEWER',
    });
    const [, admin = '', adminPassword = ''] = await shown('Demo admin');
    expect(await signIn(home.address, admin, adminPassword)).toMatchObject({ email: admin, role: 'ADMIN' });

    const email = 'somebody@example.com';
    const [, mailbox = ''] = await shown('Mailbox');
    expect(mailbox).toBe(`http://localhost:${home.port}/mailbox`);
    await signUp(home.address, mailbox, email);
    // As npm forwards a signal that the terminal has already sent.
    first.signal('SIGINT');
    first.signal('SIGINT');
    expect(await first.end()).toBe(0);
    expect(first.output()).toMatch(/Stopping on SIGINT\n[^]*Stopped\n/);
    expect(await home.servers()).toEqual([]);

    const second = home.start();
    await second.says(READY);
    await second.says(/Stop with Ctrl-C/);
    expect(second.output()).not.toContain('Demo catalog');
    expect(second.output()).toContain(adminPassword);
    expect(await signIn(home.address, email, PASSWORD)).toMatchObject({ email });
    second.signal('SIGTERM');
    expect(await second.end()).toBe(0);
    expect(await home.servers()).toEqual([]);
  });
});

it('started while Redis is unreachable, stops on a signal, and leaves no process behind', {
  timeout: 300_000,
}, async () => {
  await using home = await createHome();
  const program = home.start({ REDIS_URL: 'redis://127.0.0.1:1', STREAMCORE_DEMO: 'false' });
  await program.says(/Redis is unreachable/);
  program.signal('SIGTERM');
  expect(await program.end()).toBe(0);
  expect(program.output()).toMatch(/Stopping on SIGTERM\n[^]*Stopped\n/);
  expect(await home.servers()).toEqual([]);
});

describe('started beside another instance', { timeout: 300_000 }, () => {
  let home: Home;
  beforeEach(async () => {
    home = await createHome();
  });
  afterEach(() => home[Symbol.asyncDispose]());

  it('reports that the data folder or port is in use, and does not disturb the other one', async () => {
    const running = home.start({ STREAMCORE_DEMO: 'false' });
    await running.says(READY);

    const onItsFolder = home.start();
    expect(await onItsFolder.end()).toBe(1);
    expect(onItsFolder.output()).toContain(
      `The data folder ${home.dataFolder} is in use by another StreamCore (process ${running.pid}).`,
    );

    await using elsewhere = await createHome();
    const onItsPort = elsewhere.start({ PORT: `${home.port}` });
    expect(await onItsPort.end()).toBe(1);
    expect(onItsPort.output()).toContain(`Port ${home.port} on 127.0.0.1 is already in use.`);
    expect(onItsPort.output()).not.toContain('Demo catalog');
    expect(await elsewhere.servers()).toEqual([]);

    expect((await fetch(`${home.address}/health/ready`)).status).toBe(200);
  });

  it('names an invalid setting, and does not start', async () => {
    const program = home.start({ PORT: 'http' });

    expect(await program.end()).toBe(1);
    expect(program.output()).toContain(
      'PORT must be a whole number from 0 to 65535, but is "http". Example: PORT=4000',
    );
    expect(program.output()).not.toContain('    at ');
  });
});
