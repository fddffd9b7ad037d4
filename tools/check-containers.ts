import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeProblems } from './containers/compose-problems.js';
import { dockerfileProblems } from './containers/dockerfile-problems.js';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/** Replaces the operator's values; another test checks that there are no defaults for them. */
function sampleSecrets(): Record<string, string> {
  return { POSTGRES_PASSWORD: 'sample', AUTH_SECRET: randomBytes(32).toString('base64') };
}

const context = { ignoreFile: read('.dockerignore'), exists: (path: string) => existsSync(join(root, path)) };
const problems = [
  ...dockerfileProblems(read('Dockerfile'), context).map((problem) => `Dockerfile: ${problem}`),
  ...composeProblems(read('docker-compose.yml'), sampleSecrets()).map(
    (problem) => `docker-compose.yml: ${problem}`,
  ),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('The container files can be read, and point to nothing that is not there.');
