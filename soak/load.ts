import { Command, InvalidArgumentError } from 'commander';
import { runProgram } from '../tools/command/run-program.js';
import { loadTable } from './load/load-table.js';
import { runLoad } from './load/run-load.js';

interface Options {
  readonly rate: number;
  readonly seconds: number;
  readonly viewers: number;
  readonly apis: number;
  readonly workers: number;
  readonly seed: number;
  readonly json?: true;
}

const EXPLANATION = `
Visits begin at random moments that were planned before, whether or not those before them have been served. Each opens the home page,
searches perhaps, looks at a title, plays it with four heartbeats and stops; it hears live where its profile is. One in twenty signs in
anew. Heartbeats come every half second on average where players send one in fifteen, so a visit takes some five seconds. Times are
from when a request was due. It starts a PostgreSQL and a Redis of its own in a temporary folder, and ends with 1 when something
that was acknowledged is not there, or somebody heard something twice, or what is not theirs.

Example:
  npm run load -- --rate 5 --seconds 60`;

const program = new Command('load')
  .description('Has viewers use a StreamCore of several processes, and tells how long they waited.')
  .option('--rate <number>', 'visits that begin each second', number(1_000), 3)
  .option('--seconds <number>', 'for how long', number(86_400), 30)
  .option('--viewers <number>', 'how many there are, each in one visit at a time', number(100_000), 60)
  .option('--apis <number>', 'API processes', number(64), 2)
  .option('--workers <number>', 'workers', number(64), 1)
  .option('--seed <number>', 'of what viewers do', number(2 ** 31), 1)
  .option('--json', 'write the result as JSON, on the last line')
  .addHelpText('after', EXPLANATION)
  .action(async ({ rate, json, ...options }: Options) => {
    const onProgress = (message: string) => console.error(`  ${message}`);
    const report = await runLoad({ ...options, visitsPerSecond: rate, onProgress });
    console.log(json ? JSON.stringify(report) : loadTable(report));
    if (report.lost + report.doubled + report.leaked > 0) process.exitCode = 1;
  });

function number(most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!(value > 0 && value <= most))
      throw new InvalidArgumentError(`Give a number above 0, up to ${most}.`);
    return value;
  };
}

await runProgram(program);
