import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/project-root.js';

/** A program by its path in the project, without its ending. */
export type BenchProgram = `src/${string}` | `bench/${string}`;

/** Compiles the product and the peers the way the product is compiled for its users, beside the product's own build. */
export async function buildPrograms(): Promise<void> {
  const compiler = join(projectRoot, 'node_modules/.bin/tsc');
  await promisify(execFile)(compiler, ['-p', join(projectRoot, 'bench/tsconfig.json')]);
}

/** Where `buildPrograms` leaves a program. */
export function builtFile(program: BenchProgram): string {
  return join(projectRoot, 'dist/bench', `${program}.js`);
}
