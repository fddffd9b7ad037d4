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
The platform is that of "npm run load": two API processes and two workers, on a PostgreSQL and a Redis of its own. Each fault has some
twelve seconds afterwards in which nobody mends anything. It ends with 1 when something that was acknowledged is lost, or heard twice, or by
somebody else, or when requests still fail ${LONGEST_RECOVERY_SECONDS} s after a fault.

Example:
  npm run chaos -- "Redis is restarted"`;

const program = new Command('chaos')
  .description(
    'Breaks a StreamCore in one way after the other while viewers use it, and tells what they noticed.',
  )
  .addArgument(new Argument('[fault]', 'one alone').choices(faults.map(({ name }) => name)))
  .option('--list', 'say what can go wrong')
  .option('--json', 'write the result as JSON, on the last line')
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
