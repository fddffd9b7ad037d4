import { Argument, Command } from 'commander';
import { runProgram } from '../tools/command/run-program.js';
import { chaosTable } from './chaos/chaos-table.js';
import { faults } from './chaos/faults.js';
import { runChaos } from './chaos/run-chaos.js';

interface Options {
  readonly list?: true;
  readonly json?: true;
}

const PLATFORM = { apis: 2, workers: 2, viewers: 80, seed: 1, visitsPerSecond: 3 };
/** Longer than the longest allowed recovery. */
const PEACE_MS = 12_000;
const LONGEST_RECOVERY_SECONDS = 10;

const EXPLANATION = `
The platform is that of "npm run load": two API processes and two workers, on a temporary PostgreSQL and Redis. After each fault, it gets
about twelve seconds to recover by itself. Exits with 1 if acknowledged data is lost, if an event is delivered twice or to the wrong
viewer, or if requests still fail ${LONGEST_RECOVERY_SECONDS} s after a fault.

Example:
  npm run chaos -- "Redis is restarted"`;

const program = new Command('chaos')
  .description(
    'Injects faults into StreamCore under load, one after the other, and reports their effects on viewers.',
  )
  .addArgument(new Argument('[fault]', 'run only this fault').choices(faults.map(({ name }) => name)))
  .option('--list', 'list the faults')
  .option('--json', 'print the result as JSON, on the last line')
  .addHelpText('after', EXPLANATION)
  .action(async (name: string | undefined, { list, json }: Options) => {
    if (list) console.log(faults.map((fault) => fault.name).join('\n'));
    else await wreak(name, json ?? false);
  });

async function wreak(name: string | undefined, isJson: boolean): Promise<void> {
  const report = await runChaos({
    ...PLATFORM,
    faults: faults.filter((fault) => name === undefined || fault.name === name),
    peaceMs: PEACE_MS,
    onProgress: (message) => console.error(`  ${message}`),
  });
  console.log(isJson ? JSON.stringify(report) : chaosTable(report));
  const wrong = report.lost + report.doubled + report.leaked + report.unrelayed;
  const isSlow = report.faults.some(({ recoverySeconds }) => recoverySeconds > LONGEST_RECOVERY_SECONDS);
  if (wrong > 0 || isSlow) process.exitCode = 1;
}

await runProgram(program);
