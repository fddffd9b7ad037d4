import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { listAdministrators, setRole } from '../../tools/admin/administrators.js';
import * as admin from '../support/admin-operations.js';
import { programStart } from '../support/built-programs.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { createTrail } from '../support/trail.js';
import { usePlatform } from '../support/use-platform.js';

const SLOW = 300_000;

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { accounts } = platform.engine;
const { prisma } = platform.engine.database;
const { auditRowsOf } = createTrail(platform);

/** Runs the command beside the platform, on the same servers. */
async function run(...parameters: string[]) {
  const { config } = platform.engine;
  const { file, execArgv, environment } = programStart('tools/admin.ts');
  const command = spawn(process.execPath, [...execArgv, file, ...parameters], {
    cwd: projectRoot,
    env: {
      ...environment,
      DATABASE_URL: config.database.url,
      DATABASE_DIRECT_URL: config.database.directUrl,
      REDIS_URL: config.redis.url,
      REDIS_PREFIX: config.redis.prefix,
      AUTH_SECRET: config.auth.secret,
      // Messages about slow servers are not part of its output.
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit'),
  ]);
  return { stdout, stderr, exitCode: Number(exitCode) };
}

describe('npm run admin', () => {
  it(
    'appoints the first administrator, whose signed-in session gets the role',
    async () => {
      expect(await listAdministrators(accounts)).toEqual([]);
      const viewer = await story.viewer();
      const granted = await run('grant', viewer.email.toUpperCase());
      expect(granted).toMatchObject({ exitCode: 0, stderr: '' });
      await eventually(
        () => viewer.client.send(operations.Me).catch((error: unknown) => error),
        (answer) => answer instanceof Error,
      );
      const { client } = await story.refresh(viewer);
      await client.send(admin.AdminAccounts);
      expect(await auditRowsOf(viewer.accountId)).toMatchObject([
        {
          action: 'accounts.role_changed',
          actorId: null,
          before: { role: 'VIEWER' },
          after: { role: 'ADMIN' },
        },
      ]);

      expect((await run('list')).stdout).toBe(`${viewer.email}\n`);
      expect(await run('revoke', viewer.email)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('last administrator'),
      });
    },
    SLOW,
  );

  it('grants a role once, and revokes it while another administrator remains', async () => {
    const [first, second] = [await story.viewer(), await story.admin()];
    expect(await setRole(accounts, first.email, 'ADMIN')).toBe(true);
    expect(await setRole(accounts, first.email, 'ADMIN')).toBe(false);
    expect(await setRole(accounts, first.email, 'VIEWER')).toBe(true);
    const emails = (await listAdministrators(accounts)).map(({ email }) => email);
    expect(emails).toContain(second.email);
    expect(emails).not.toContain(first.email);
  });

  it(
    'reports errors',
    async () => {
      const { accountId, client, email } = await story.viewer();
      await prisma.account.update({ where: { id: accountId }, data: { emailVerifiedAt: null } });
      const [unverified, malformed, help] = await Promise.all([
        run('grant', email),
        run('grant', 'nobody'),
        run('--help'),
      ]);
      expect(unverified).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `No account has the verified address ${email}. Sign up with it and verify it first.\n`,
      });
      expect(await failureOf(client.send(admin.AdminAccounts))).toMatchObject({ code: 'FORBIDDEN' });
      expect(malformed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('address') });
      expect(help.stdout).toContain('npm run admin -- grant ada@example.com');
    },
    SLOW,
  );
});
