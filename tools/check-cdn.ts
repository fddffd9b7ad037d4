import { Command } from 'commander';
import { checkCdn } from './cdn/check-cdn.js';
import { findTrafficServer } from './cdn/traffic-server.js';

const NOT_INSTALLED = 2;

const EXPLANATION = `
Starts Apache Traffic Server with its plugin uri_signing on a free port, in a temporary folder, in front of our media origin,
and requests URLs that it must accept and others that it must refuse. Takes about ten seconds.

Exit codes: 0 if every response was right, 1 if one was not, ${NOT_INSTALLED} if Apache Traffic Server is not installed
(Debian: apt-get install trafficserver trafficserver-experimental-plugins), so that nothing was checked.

Example:
  npx tsx tools/check-cdn.ts`;

async function run(): Promise<void> {
  const program = await findTrafficServer();
  if (!program) {
    console.log('Apache Traffic Server with uri_signing is not installed: nothing was checked. See --help.');
    process.exitCode = NOT_INSTALLED;
    return;
  }
  console.log(`Apache Traffic Server ${program.version}`);
  const cases = await checkCdn(program);
  for (const { name, refuser, problem } of cases) {
    const expected = refuser === null ? 'accepted' : `refused by ${refuser}`;
    console.log(`${problem === null ? 'ok  ' : 'FAIL'}  ${name}: ${problem ?? expected}`);
  }
  const failures = cases.filter(({ problem }) => problem !== null).length;
  console.log(failures === 0 ? `All ${cases.length} answers are right.` : `${failures} answers are wrong.`);
  if (failures > 0) process.exitCode = 1;
}

await new Command('check-cdn')
  .description('Checks that Apache Traffic Server accepts our signed media URLs.')
  .addHelpText('after', EXPLANATION)
  .action(run)
  .parseAsync();
