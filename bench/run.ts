import { Argument, Command } from 'commander';
import { loadEnvironment } from '../src/config.js';
import { runProgram } from '../tools/command/run-program.js';
import { wholeNumber } from '../tools/command/whole-number.js';
import { cases } from './cases.js';
import type { BenchCase, Effort } from './harness/bench-case.js';
import { toClaim } from './harness/comparison.js';
import { comparisonTable } from './harness/comparison-table.js';

interface Options extends Effort {
  readonly list?: true;
  readonly json?: true;
}

const EXPLANATION = `
All contenders take turns in the same run, each in a separate process. Without DATABASE_URL and REDIS_URL, it starts a
temporary PostgreSQL and Redis; with them, it uses a separate database and separate keys there. Measure on an otherwise
idle machine.

Example:
  npm run bench -- home --json`;

const program = new Command('bench')
  .description('Measures the performance of StreamCore, compared with peers.')
  .addArgument(new Argument('[case]', 'the case to measure').choices(cases.map(({ name }) => name)))
  .option('--list', 'list the cases')
  .option('--json', 'print the result as JSON, on the last line')
  .option('--rounds <number>', 'turns of each contender, 1 to 100', wholeNumber(1, 100), 7)
  .option('--seconds <number>', 'the length of a turn, 1 to 60', wholeNumber(1, 60), 4)
  .addHelpText('after', EXPLANATION)
  .action(async (name: string | undefined, options: Options) => {
    const chosen = cases.find((candidate) => candidate.name === name);
    if (options.list) listCases(options);
    else if (chosen) await measure(chosen, options);
    else program.help({ error: true });
  });

function listCases(effort: Effort): void {
  const width = Math.max(...cases.map(({ name }) => name.length));
  for (const { name, description, expectedSeconds } of cases) {
    console.log(`${name.padEnd(width)}  ${description} About ${expectedSeconds(effort)} s.`);
  }
}

async function measure(benchCase: BenchCase, { json, rounds, seconds }: Options): Promise<void> {
  const effort = { rounds, seconds };
  const onProgress = (message: string) => console.error(`  ${message}`);
  console.error(`${benchCase.name}: about ${benchCase.expectedSeconds(effort)} s`);
  const comparisons = await benchCase.run({ effort, environment: loadEnvironment(), onProgress });
  console.log(json ? JSON.stringify(comparisons.map(toClaim)) : comparisonTable(comparisons));
}

await runProgram(program);
