import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createDisposer } from '../../../src/platform/async/disposer.js';

export interface UpgradeTrialOptions {
  /** The number of test files to run. */
  readonly files: number;
  readonly onProgress: (message: string) => void;
}

export interface UpgradeVerdict {
  readonly ran: number;
  readonly passed: number;
  /** The names of the tests, with their output. */
  readonly failures: readonly string[];
}

/** There is no previous version to compare with. */
export class NoPreviousReleaseError extends Error {
  constructor(reason: string) {
    super(`Skipped: ${reason}`);
    this.name = 'NoPreviousReleaseError';
  }
}

const ROOT = join(import.meta.dirname, '../../..');
const MIGRATIONS = 'prisma/migrations';
const TESTS = 'test/integration';

const reportSchema = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Runs the previous version, with its own code and its own tests, on a database that this version has migrated.
 * @throws NoPreviousReleaseError
 */
export async function runUpgradeTrial({ files, onProgress }: UpgradeTrialOptions): Promise<UpgradeVerdict> {
  await using disposer = createDisposer();
  const revision = await previousRelease();
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-upgrade-'));
  disposer.defer(() => rm(folder, { recursive: true }));
  await extract(revision, folder);
  const known = await migrationsIn(folder);
  const newer = (await migrationsIn(ROOT)).filter((name) => !known.includes(name));
  onProgress(`${await git('log', '-1', '--format=%h %s', revision)}; newer: ${newer.join(', ')}`);
  await rm(join(folder, MIGRATIONS), { recursive: true });
  await cp(join(ROOT, MIGRATIONS), join(folder, MIGRATIONS), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await command(folder, 'npm', ['run', '--silent', 'generate']);
  const chosen = spread(await testsIn(folder), files);
  onProgress(
    `${chosen.length} files of its tests: ${chosen.map((name) => basename(name, '.test.ts')).join(', ')}`,
  );
  const report = join(folder, 'report.json');
  // It fails when a test fails; the report shows which.
  await command(folder, 'npx', [
    'vitest',
    'run',
    ...chosen,
    '--reporter=json',
    `--outputFile=${report}`,
  ]).catch(() => undefined);
  return verdictOf(reportSchema.parse(JSON.parse(await readFile(report, 'utf8'))));
}

/** The last tag before this commit; without tags, the state before the newest migration. */
async function previousRelease(): Promise<string> {
  const isShallow = await git('rev-parse', '--is-shallow-repository').catch(() => null);
  if (isShallow === null) throw new NoPreviousReleaseError('this is no checkout of a Git repository.');
  const tag = await git('describe', '--tags', '--abbrev=0', 'HEAD^').catch(() => null);
  if (tag) return tag;
  if (isShallow === 'true') {
    throw new NoPreviousReleaseError(
      'this checkout has no tags and is shallow. git fetch --unshallow --tags',
    );
  }
  const newest = (await migrationsIn(ROOT)).at(-1) ?? '';
  const added = await git(
    'log',
    '--first-parent',
    '-m',
    '--diff-filter=A',
    '--format=%H',
    '-1',
    '--',
    `${MIGRATIONS}/${newest}`,
  );
  if (added === '') throw new NoPreviousReleaseError(`the migration ${newest} is not committed.`);
  return git('rev-parse', '--verify', `${added}^`).catch((cause: unknown) => {
    throw Object.assign(new NoPreviousReleaseError('nothing was there before the newest migration.'), {
      cause,
    });
  });
}

async function extract(revision: string, folder: string): Promise<void> {
  const archive = join(folder, 'tree.tar');
  await git('archive', `--output=${archive}`, revision);
  await promisify(execFile)('tar', ['-xf', archive, '-C', folder]);
  await rm(archive);
}

async function git(...parameters: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', parameters, { cwd: ROOT })).stdout.trim();
}

async function migrationsIn(root: string): Promise<string[]> {
  return (await readdir(join(root, MIGRATIONS))).filter((name) => /^\d{14}_/.test(name)).toSorted();
}

async function testsIn(root: string): Promise<string[]> {
  const names = (await readdir(join(root, TESTS))).filter((name) => name.endsWith('.test.ts'));
  return names.toSorted().map((name) => join(TESTS, name));
}

/** This many of them, spread over all. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Its output goes to our standard error. */
async function command(folder: string, program: string, parameters: readonly string[]): Promise<void> {
  const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 2, 2] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${code}.`);
}

function verdictOf({
  numTotalTests,
  numPassedTests,
  testResults,
}: z.infer<typeof reportSchema>): UpgradeVerdict {
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    if (assertionResults.length === 0) return [`${basename(name)}: ${message ?? 'did not run'}`];
    return assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${basename(name)} ${fullName}: ${failureMessages?.[0] ?? ''}`);
  });
  return { ran: numTotalTests, passed: numPassedTests, failures };
}
