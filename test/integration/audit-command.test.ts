import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeals } from '../../src/platform/seals/seals.js';
import { createHome, type Home } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { createSealedDatabase, type SealedDatabase } from '../support/seals.js';
import { databaseEnvironment } from '../support/test-database.js';
import { testRedis } from '../support/test-redis.js';

const SECRET = 's'.repeat(43);
const NEXT_SECRET = 'n'.repeat(43);

describe('npm run audit', () => {
  let own: SealedDatabase;
  let home: Home;
  let seals: ReturnType<typeof createSeals>;
  beforeAll(async () => {
    own = await createSealedDatabase();
    home = await createHome();
    seals = own.another({ secret: SECRET });
    for (const table of ['audit_entries', 'access_entries'] as const) await own.write(table, 3);
    await seals.sealer.sealWaiting(new AbortController().signal);
    await own.write('audit_entries', 1);
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await own[Symbol.asyncDispose]();
  });

  async function audit(parameters: readonly string[], secret = SECRET) {
    const { url, prefix } = testRedis();
    const environment = {
      ...databaseEnvironment(own.url),
      REDIS_URL: url,
      REDIS_PREFIX: prefix,
      AUTH_SECRET: secret,
    };
    const program = startProgram({ file: 'tools/audit.ts', parameters, environment, folder: home.folder });
    const exitCode = await program.end();
    return { exitCode, output: program.output() };
  }

  it('reports an unchanged trail, and changes, as text and as JSON', {
    timeout: 240_000,
  }, async () => {
    const { output: head } = await audit(['head']);
    const [hash = ''] = /^[0-9a-f]{64}$/m.exec(head) ?? [];
    expect(hash).toBe((await seals.head())?.hash);

    const sound = await audit(['verify', '--head', hash]);
    expect(sound).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('All is as it was written.'),
    });
    expect(sound.output).toContain('audit_entries: 3 sealed entries, 1 that wait for their seal');

    const elsewhere = await audit(['verify', '--head', '0'.repeat(64)], NEXT_SECRET);
    expect(elsewhere.exitCode).toBe(1);
    for (const kind of ['HEAD_MISSING', 'KEY_UNKNOWN']) expect(elsewhere.output).toContain(kind);
    const file = join(home.folder, 'former');
    await writeFile(file, `${SECRET}\n`);
    expect(await audit(['verify', '--former-secrets', file], NEXT_SECRET)).toMatchObject({ exitCode: 0 });

    await own.tamper(
      'audit_entries',
      `UPDATE audit_entries SET action = 'tests.rewritten' WHERE position = 2`,
    );
    const forged = await audit(['verify', '--json']);
    expect(forged.exitCode).toBe(1);
    expect(JSON.parse(forged.output.trim().split('\n').at(-1) ?? '')).toMatchObject({
      holds: false,
      problemCount: 1,
      problems: [{ kind: 'ENTRY_CHANGED', seal: 1, tableName: 'audit_entries' }],
    });
  });

  it('prints help, and refuses an invalid head', { timeout: 300_000 }, async () => {
    const help = await audit(['--help']);
    expect(help.exitCode).toBe(0);
    for (const command of ['verify', 'head', '--former-secrets']) expect(help.output).toContain(command);
    expect(await audit(['verify', '--head', 'nonsense'])).toMatchObject({ exitCode: 1 });
  });
});
