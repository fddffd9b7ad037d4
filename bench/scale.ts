import { Command, InvalidArgumentError } from 'commander';
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
  .option('--rounds <number>', 'how often each takes its turn, 1 to 100', wholeNumber(100), 3)
  .option('--seconds <number>', 'how long a turn lasts, 1 to 60', wholeNumber(60), 3)
  .addHelpText('after', EXPLANATION)
  .action(async ({ rounds, seconds, json }: Options) => {
    const report = await runScale({ rounds, seconds }, (message) => console.error(`  ${message}`));
    const text = () => [scaleTable(report.results), viewerHoursText(report.viewerHours)].join('\n\n');
    console.log(json ? JSON.stringify(report) : text());
  });

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < 1 || number > most) {
      throw new InvalidArgumentError(`Give a whole number from 1 to ${most}.`);
    }
    return number;
  };
}

// Without a listener these signals would end the run with its servers still there.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
