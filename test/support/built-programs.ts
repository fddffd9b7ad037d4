import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.js';

const FOLDER = join(projectRoot, 'dist/test');
/** Set if the programs are built, and inherited by the processes that run the tests. */
const ARE_BUILT = 'STREAMCORE_TEST_PROGRAMS_ARE_BUILT';

/**
 * Compiles everything that tests start as a process, once for the whole run: a compiled program starts in half the
 * time. Types are checked elsewhere.
 */
export async function buildPrograms(): Promise<void> {
  const compiler = join(projectRoot, 'node_modules/.bin/tsc');
  await promisify(execFile)(compiler, ['-p', join(projectRoot, 'test/programs.tsconfig.json')]);
  process.env[ARE_BUILT] = 'true';
}

/** How to start a program with Node. */
export interface ProgramStart {
  readonly file: string;
  /** Parameters of Node itself, which precede the file. */
  readonly execArgv: readonly string[];
  /** The environment that it needs at least. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @param source below the project's folder; it is run from there if nothing was built, as in a soak */
export function programStart(source: string): ProgramStart {
  const environment = { PATH: process.env['PATH'] };
  if (process.env[ARE_BUILT]) {
    const file = join(FOLDER, source.replace(/\.ts$/, '.js'));
    return { file, execArgv: ['--enable-source-maps'], environment };
  }
  return {
    file: join(projectRoot, source),
    execArgv: ['--import', createRequire(import.meta.url).resolve('tsx')],
    environment: { ...environment, TSX_TSCONFIG_PATH: join(projectRoot, 'tsconfig.json') },
  };
}
