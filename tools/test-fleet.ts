import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { projectRoot } from '../src/project-root.js';
import { hasPooler } from '../test/support/pooler.js';
import { NOTES_VARIABLE } from '../test/support/run-notes.js';
import { runProgram } from './command/run-program.js';
import { environmentOf, type Places, unusualParts } from './test-fleet/places.js';
import { meetingsOf, readNotes } from './test-fleet/read-notes.js';
import { readResults } from './test-fleet/read-results.js';
import { summaryOf } from './test-fleet/summary.js';

interface Options extends Pick<Places, 'redis' | 'database'> {
  readonly replica?: boolean;
}

const EXPLANATION = `
Without options it runs the tests as "npm test" does: on a single Redis and PostgreSQL, without a replica. It starts all servers itself.
At the end it lists the tests that used servers of their own instead, and why. It exits with 1 if a test failed, or was skipped without
a stated reason.

Examples:
  npm run test:fleet -- --redis cluster
  npm run test:fleet -- --redis cluster --database pgbouncer --replica test/integration`;

const program = new Command('test:fleet')
  .description('Runs the tests on the servers of a large installation, and lists those that were skipped.')
  .argument('[files...]', 'run only test files whose names contain one of these; default: all')
  .addOption(
    new Option('--redis <kind>', 'the kind of Redis').choices(['server', 'cluster']).default('server'),
  )
  .addOption(
    new Option('--database <way>', 'how PostgreSQL is reached')
      .choices(['direct', 'pgbouncer'])
      .default('direct'),
  )
  .option('--replica', 'add a replica of PostgreSQL')
  .addHelpText('after', EXPLANATION)
  .action(async (files: readonly string[], { redis, database, replica = false }: Options) => {
    if (database === 'pgbouncer' && !(await hasPooler())) {
      throw new Error('There is no PgBouncer at /usr/sbin/pgbouncer (Debian: apt-get install pgbouncer).');
    }
    await runTests({ redis, database, hasReplica: replica }, files);
  });

async function runTests(places: Places, files: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-fleet-'));
  try {
    const [notesFile, resultsFile] = [join(folder, 'notes'), join(folder, 'results.json')];
    await writeFile(notesFile, '');
    const exitCode = await vitest(
      ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`],
      { ...environmentOf(places), [NOTES_VARIABLE]: notesFile },
    );
    if (!existsSync(resultsFile)) throw new Error('The tests were stopped before their end.');
    const notes = await readNotes(notesFile);
    const meetings = unusualParts(places).map((part) => meetingsOf(part, notes));
    console.log(`\n${summaryOf(places, await readResults(resultsFile, projectRoot), meetings)}`);
    if (exitCode !== 0 || meetings.some(({ unexplained }) => unexplained.length > 0)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function vitest(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(join(projectRoot, 'node_modules/.bin/vitest'), parameters, {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  // A signal in a terminal reaches the child too; other signals must be forwarded, otherwise it would be left behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

await runProgram(program);
