import { Argument, Command } from 'commander';
import { loadEnvironment } from '../src/config.js';
import { runProgram } from '../tools/command/run-program.js';
import { wholeNumber } from '../tools/command/whole-number.js';
import { cases } from './cases.js';
import { holds, type SoakCase } from './harness/soak-case.js';

interface Options {
  readonly list?: true;
  readonly json?: true;
  readonly runs?: number;
}

const MOST_RUNS = 100_000;

const EXPLANATION = `
Without DATABASE_URL and REDIS_URL, it starts a temporary PostgreSQL and Redis; with them, it uses a separate database
and separate keys there. Exits with 1 if an invariant was violated.

Example:
  npm run soak -- sessions --json`;

const program = new Command('soak')
  .description('Stress-tests StreamCore and counts violations of invariants.')
  .addArgument(new Argument('[case]', 'the case to run').choices(cases.map(({ name }) => name)))
  .option('--list', 'list the cases')
  .option('--json', 'print the result as JSON, on the last line')
  .option('--runs <number>', `the number of repetitions, 1 to ${MOST_RUNS}`, wholeNumber(1, MOST_RUNS))
  .addHelpText('after', EXPLANATION)
  .action(async (name: string | undefined, options: Options) => {
    const chosen = cases.find((candidate) => candidate.name === name);
    if (options.list) listCases(options);
    else if (chosen) await soak(chosen, options);
    else program.help({ error: true });
  });

function listCases({ runs }: Options): void {
  const width = Math.max(...cases.map(({ name }) => name.length));
  for (const { name, description, expectedSeconds, usualRuns } of cases) {
    console.log(`${name.padEnd(width)}  ${description} About ${expectedSeconds(runs ?? usualRuns)} s.`);
  }
}

async function soak(soakCase: SoakCase, { json, runs = soakCase.usualRuns }: Options): Promise<void> {
  const onProgress = (message: string) => console.error(`  ${message}`);
  console.error(`${soakCase.name}: about ${soakCase.expectedSeconds(runs)} s`);
  const result = await soakCase.run({ runs, environment: loadEnvironment(), onProgress });
  if (json) console.log(JSON.stringify(result));
  else for (const [key, value] of Object.entries(result)) console.log(`${key.padEnd(15)} ${value}`);
  if (!holds(result)) process.exitCode = 1;
}

await runProgram(program);
