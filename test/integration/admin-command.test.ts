import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import * as admin from '../support/admin-operations.js';
import { eventually } from '../support/eventually.js';
import { failureOf } from '../support/failure.js';
import * as operations from '../support/operations.js';
import { createStory } from '../support/story.js';
import { usePlatform } from '../support/use-platform.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SLOW = 60_000;

const platform = await usePlatform({ role: 'api' });
const story = createStory(platform);
const { prisma } = platform.engine.database;

/** Runs the command beside the platform, on the same servers. */
async function run(...parameters: string[]) {
  const { config } = platform.engine;
  const command = spawn(process.execPath, ['--import', 'tsx', 'tools/admin.ts', ...parameters], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: config.database.url,
      REDIS_URL: config.redis.url,
      REDIS_PREFIX: config.redis.prefix,
      AUTH_SECRET: config.auth.secret,
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
    'makes the first administrator, whose account takes it up while it is in use, and takes the role back',
    async () => {
      expect(await run('list')).toMatchObject({ stdout: 'There is no administrator yet.\n', exitCode: 0 });
      const viewer = await story.viewer();
      const granted = await run('grant', viewer.email.toUpperCase());
      expect(granted).toMatchObject({ exitCode: 0, stderr: '' });
      await eventually(
        () => viewer.client.send(operations.Me).catch((error: unknown) => error),
        (answer) => answer instanceof Error,
      );
      const { client } = await story.refresh(viewer);
      await client.send(admin.AdminAccounts);
      expect(await prisma.auditEntry.findMany({ where: { subjectId: viewer.accountId } })).toMatchObject([
        {
          action: 'accounts.role_changed',
          actorId: null,
          before: { role: 'VIEWER' },
          after: { role: 'ADMIN' },
        },
      ]);

      expect((await run('grant', viewer.email)).stdout).toContain('already');
      expect((await run('list')).stdout).toBe(`${viewer.email}\n`);
      expect(await run('revoke', viewer.email)).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('last administrator'),
      });

      const second = await story.admin();
      expect(await run('revoke', viewer.email)).toMatchObject({ exitCode: 0 });
      expect((await run('list')).stdout).toBe(`${second.email}\n`);
    },
    SLOW,
  );

  it(
    'says what is wrong',
    async () => {
      const { accountId, client, email } = await story.viewer();
      await prisma.account.update({ where: { id: accountId }, data: { emailVerifiedAt: null } });
      for (const unknown of [email, 'nobody@example.com']) {
        expect(await run('grant', unknown)).toMatchObject({
          exitCode: 1,
          stdout: '',
          stderr: `No account has the verified address ${unknown}. Sign up with it and verify it first.\n`,
        });
      }
      expect(await failureOf(client.send(admin.AdminAccounts))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await run('grant', 'nobody')).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining('address'),
      });
      const help = await run('--help');
      expect(help.stdout).toContain('npm run admin -- grant ada@example.com');
    },
    SLOW,
  );
});
