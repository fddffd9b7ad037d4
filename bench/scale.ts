import { Command } from 'commander';
import { runProgram } from '../tools/command/run-program.js';
import { wholeNumber } from '../tools/command/whole-number.js';
import { runScale } from './scale/run-scale.js';
import { scaleTable, viewerHoursText } from './scale/scale-table.js';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly json?: true;
}

const EXPLANATION = `
Home pages, positions and live events with one, two and four API processes, in turns, and with servers that do the least that could be done.
For each: how many a second, how many processors the API processes, PostgreSQL, Redis and whoever asks kept busy, what one costs the stack,
and what would have to be more for more to be done. It starts a PostgreSQL and a Redis of its own, and takes Linux.
About three minutes. Measure on a machine that does nothing else.`;

const program = new Command('scale')
  .description('Measures how StreamCore grows with its processes, and what one request costs.')
  .option('--json', 'write the result as JSON, on the last line')
  .option('--rounds <number>', 'how often each takes its turn, 1 to 100', wholeNumber(1, 100), 3)
  .option('--seconds <number>', 'how long a turn lasts, 1 to 60', wholeNumber(1, 60), 3)
  .addHelpText('after', EXPLANATION)
  .action(async ({ rounds, seconds, json }: Options) => {
    const report = await runScale({ rounds, seconds }, (message) => console.error(`  ${message}`));
    const text = () => [scaleTable(report.results), viewerHoursText(report.viewerHours)].join('\n\n');
    console.log(json ? JSON.stringify(report) : text());
  });

await runProgram(program);
