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
Visits start at random times planned in advance, whether or not earlier ones have been served (an open model). Each visit opens the home
page, sometimes searches, looks at a title, plays it with four heartbeats and stops, while it follows its profile's live progress. One
in twenty signs in again. Heartbeats come every half second on average, where players send one every fifteen, so a visit takes about
five seconds. Latencies count from when a request was due. It starts a temporary PostgreSQL and Redis, and exits with 1 if acknowledged
data is missing, or if an event is delivered twice or to the wrong viewer.

Example:
  npm run load -- --rate 5 --seconds 60`;

const program = new Command('load')
  .description('Simulates viewers of a StreamCore of several processes, and reports latencies.')
  .option('--rate <number>', 'visits started per second', number(1_000), 3)
  .option('--seconds <number>', 'duration of the test', number(86_400), 30)
  .option('--viewers <number>', 'number of viewers, each with one visit at a time', number(100_000), 60)
  .option('--apis <number>', 'number of API processes', number(64), 2)
  .option('--workers <number>', 'number of workers', number(64), 1)
  .option('--seed <number>', 'seed of the random behaviour of viewers', number(2 ** 31), 1)
  .option('--json', 'print the result as JSON, on the last line')
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
