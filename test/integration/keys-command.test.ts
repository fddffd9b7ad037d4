import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHome, type Home } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { queryRows } from '../support/process-query.js';
import { createSharedServers, type SharedServers } from '../support/process-shared-servers.js';

describe('npm run keys', () => {
  let servers: SharedServers;
  let home: Home;
  beforeAll(async () => {
    servers = await createSharedServers({ migrated: true });
    home = await createHome();
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await servers[Symbol.asyncDispose]();
  });

  async function keys(...parameters: readonly string[]) {
    const { environment } = servers;
    const program = startProgram({ file: 'tools/keys.ts', parameters, environment, folder: home.folder });
    const exitCode = await program.end();
    return { exitCode, output: program.output() };
  }

  it('rotates and revokes keys, and describes the result', { timeout: 300_000 }, async () => {
    expect((await keys('list')).output).toMatch(/There is no key yet/);

    const first = await keys('rotate', '--now');
    expect(first.output).toMatch(
      /The new key [\w-]{43} signs from now on\.\n.*Nobody is signed out\.\nAll running/s,
    );
    const [, current = ''] = /new key (\S+)/.exec(first.output) ?? [];
    const second = await keys('rotate');
    const [, next = ''] = /new key (\S+) is published, and signs from 2/.exec(second.output) ?? [];

    expect((await keys('list')).output).toMatch(
      new RegExp(
        `^${next}  published, signs from \\S+Z\n${current}  signs since \\S+Z, verifies until \\S+Z$`,
        'm',
      ),
    );
    expect((await keys('revoke', current)).output).toMatch(
      /is revoked.*\nThe new key \S+ signs from now on\./,
    );
    for (const unknown of ['nobody', '-hyphen', '-h2nd']) {
      expect(await keys('revoke', unknown)).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining(`There is no signing key ${unknown}.`),
      });
    }
    const steps = `SELECT action FROM audit_entries WHERE subject_id = '${current}' ORDER BY occurred_at, id`;
    expect(await queryRows(servers.databaseUrl, steps)).toEqual([
      ['accounts.signing_key_created'],
      ['accounts.signing_key_retired'],
      ['accounts.signing_key_revoked'],
    ]);
  });

  it('prints help', async () => {
    const help = await keys('--help');
    expect(help.exitCode).toBe(0);
    for (const command of ['list', 'rotate', 'revoke <kid>']) expect(help.output).toContain(command);
  });
});
