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
Everyone who is compared runs in the same run, in a process of its own, in turns. Without DATABASE_URL and REDIS_URL it
starts a PostgreSQL and a Redis of its own in a temporary folder; with them it uses a database and keys of its own there.
Measure on a machine that does nothing else.

Example:
  npm run bench -- home --json`;

const program = new Command('bench')
  .description('Measures how fast StreamCore is, beside peers.')
  .addArgument(new Argument('[case]', 'what to measure').choices(cases.map(({ name }) => name)))
  .option('--list', 'say what can be measured')
  .option('--json', 'write the result as JSON, on the last line')
  .option('--rounds <number>', 'how often each takes its turn, 1 to 100', wholeNumber(1, 100), 7)
  .option('--seconds <number>', 'how long a turn lasts, 1 to 60', wholeNumber(1, 60), 4)
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
