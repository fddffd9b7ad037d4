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
Measures home pages, positions and live events with one, two and four API processes in turns, and with minimal servers that do only what is
indispensable. Reports the throughput, the CPUs that the API processes, PostgreSQL, Redis and the clients used, the cost of one request, and
the bottleneck. It starts a temporary PostgreSQL and Redis, requires Linux, and takes about three minutes. Measure on an otherwise idle machine.`;

const program = new Command('scale')
  .description('Measures how StreamCore scales with the number of processes, and what one request costs.')
  .option('--json', 'print the result as JSON, on the last line')
  .option('--rounds <number>', 'turns of each contender, 1 to 100', wholeNumber(1, 100), 3)
  .option('--seconds <number>', 'the length of a turn, 1 to 60', wholeNumber(1, 60), 3)
  .addHelpText('after', EXPLANATION)
  .action(async ({ rounds, seconds, json }: Options) => {
    const report = await runScale({ rounds, seconds }, (message) => console.error(`  ${message}`));
    const text = () => [scaleTable(report.results), viewerHoursText(report.viewerHours)].join('\n\n');
    console.log(json ? JSON.stringify(report) : text());
  });

await runProgram(program);
