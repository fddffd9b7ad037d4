import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { verify } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { programStart } from '../support/built-programs.js';
import { eventually } from '../support/eventually.js';
import { createHome } from '../support/process-home.js';
import { startProgram } from '../support/process-program.js';
import { databaseEnvironment } from '../support/test-database.js';
import { testRedis } from '../support/test-redis.js';
import { type ImportFixture, startImportFixture } from './import-fixture.js';

const SLOW = 300_000;

describe('npm run import', () => {
  let folder: string;
  let fixture: ImportFixture;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'movielens-'));
    fixture = await startImportFixture(folder);
  });
  afterEach(async () => {
    await fixture[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  /** @param ratings of users who each rate a hundred films */
  async function writeRelease(ratings: number): Promise<void> {
    const movies = Array.from({ length: 100 }, (_, index) => `${index + 1},Film ${index + 1} (1999),Drama`);
    await writeFile(join(folder, 'movies.csv'), `movieId,title,genres\n${movies.join('\n')}\n`);
    const lines = Array.from(
      { length: ratings },
      (_, index) => `${Math.floor(index / 100) + 1},${(index % 100) + 1},4.0,${1_000_000_000 + index}`,
    );
    await writeFile(join(folder, 'ratings.csv'), `userId,movieId,rating,timestamp\n${lines.join('\n')}\n`);
  }

  function run(...parameters: string[]) {
    const redis = testRedis();
    const { file, execArgv, environment } = programStart('tools/import.ts');
    const command = [...execArgv, file, 'movielens', ...parameters];
    return spawn(process.execPath, [...command, '--rejects', fixture.rejectsPath], {
      cwd: projectRoot,
      env: {
        ...environment,
        ...databaseEnvironment(fixture.url),
        REDIS_URL: redis.url,
        REDIS_PREFIX: redis.prefix,
        AUTH_SECRET: randomBytes(32).toString('base64'),
        // A busy machine may answer too late for the cache, which is a warning.
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function finish(command: ReturnType<typeof run>) {
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(command.stdout),
      text(command.stderr),
      once(command, 'exit'),
    ]);
    return { stdout, stderr, exitCode: Number(exitCode) };
  }

  it(
    'prints the counts, trains a model, and lets a person sign in as a viewer',
    async () => {
      await writeRelease(2000);
      const result = await finish(run(folder, '--dataset', 'small', '--sign-in', '7'));
      expect(result).toMatchObject({ exitCode: 0, stderr: '' });
      expect(result.stdout).toMatch(/users +20\n +titles +100\n +ratings +2,000\n/);

      const password = /user-7@small\.imported\.streamcore\.invalid with the password (\S+)/.exec(
        result.stdout,
      )?.[1];
      const account = await fixture.database.prisma.account.findUniqueOrThrow({
        where: { externalId: 'small:7' },
      });
      expect(await verify(account.passwordHash ?? '', password ?? '')).toBe(true);

      const models = await fixture.database.prisma.recommendationModel.findMany({
        where: { status: 'PUBLISHED' },
      });
      expect(models).toMatchObject([{ viewers: 20, interactions: 2000 }]);
    },
    SLOW,
  );

  it(
    'resumes from the last stored batch after it was killed',
    async () => {
      await writeRelease(60_000);
      const command = run(folder, '--dataset', 'test-set');
      const exit = once(command, 'exit');
      await vi.waitFor(async () => expect(await fixture.database.prisma.rating.count()).toBeGreaterThan(0), {
        timeout: 120_000,
        interval: 10,
      });
      command.kill('SIGKILL');
      await exit;
      const stored = await fixture.database.prisma.rating.count();
      expect(stored).toBeLessThan(60_000);

      const begunAt: number[] = [];
      const summary = await vi.waitFor(
        () => fixture.import({ onProgress: ({ startedAt }) => begunAt.push(startedAt.lineNumber) }),
        // Until the server notices that the killed process is gone, its lock is held.
        { timeout: 60_000, interval: 100 },
      );
      expect(begunAt.at(-1)).toBeGreaterThanOrEqual(stored);
      expect(summary).toMatchObject({ users: 600, ratings: 60_000, duplicates: 0, rejected: 0 });
    },
    SLOW,
  );

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops between two batches on %s, received twice as under npm, and says how to resume',
    async (ending) => {
      await writeRelease(60_000);
      const command = run(folder, '--dataset', 'test-set');
      const ended = finish(command);
      await vi.waitFor(async () => expect(await fixture.database.prisma.rating.count()).toBeGreaterThan(0), {
        timeout: 120_000,
        interval: 10,
      });
      command.kill(ending);
      command.kill(ending);
      const { exitCode, stderr } = await ended;
      expect(exitCode).toBe(1);
      expect(stderr).toBe('Stopped. The same command goes on from here.\n');
    },
    SLOW,
  );

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves no servers behind when %s ends it at its start',
    async (ending) => {
      await writeRelease(100);
      await using home = await createHome();
      await using program = startProgram({
        file: 'tools/import.ts',
        parameters: ['movielens', folder],
        environment: { STREAMCORE_DATA: home.dataFolder },
        folder: home.folder,
      });
      await program.says(/Checking the database for migrations/);
      program.signal(ending);
      expect(await program.end()).toBe(1);
      await eventually(home.servers, (pids) => pids.length === 0);
    },
    SLOW,
  );

  it('reports an error in one line', async () => {
    const result = await finish(run(join(folder, 'nowhere')));
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(/^.*nowhere holds no MovieLens release\..*\n$/);
  });
});
