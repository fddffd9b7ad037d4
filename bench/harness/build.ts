import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.js';

/** A program, as a path in the project without extension. */
export type BenchProgram = `src/${string}` | `bench/${string}`;

/** Compiles the product and the peers, with the settings of the product's build, beside that build. */
export async function buildPrograms(): Promise<void> {
  const compiler = join(projectRoot, 'node_modules/.bin/tsc');
  await promisify(execFile)(compiler, ['-p', join(projectRoot, 'bench/tsconfig.json')]);
}

/** The path of a program built by `buildPrograms`. */
export function builtFile(program: BenchProgram): string {
  return join(projectRoot, 'dist/bench', `${program}.js`);
}
