import { Command, InvalidArgumentError } from 'commander';
import { showHead } from './audit/show-head.js';
import { verifyTrail } from './audit/verify-trail.js';
import { runProgram } from './command/run-program.js';

const EXPLANATION = `
The audit trail and the access log are sealed every few seconds: a seal holds the hash of some entries and of the seal before it, and
is signed with a key derived from AUTH_SECRET. The commands use the servers that the environment configures, otherwise those of the
StreamCore that is running on this machine. They do not change sealed entries.

Examples:
  npm run audit -- head                        keep the output where nobody with access to the database can change it
  npm run audit -- verify
  npm run audit -- verify --head 3f6c…         also detects that the last seals were removed
  npm run audit -- verify --former-secrets f   when AUTH_SECRET was changed: a file with the former secrets, one per line

verify exits with 1 if it finds a problem.`;

const program = new Command('audit')
  .description('Verifies that the audit trail and the access log are unchanged.')
  .addHelpText('after', EXPLANATION);

program
  .command('verify')
  .description('Check all seals and sealed entries, and report problems.')
  .option('--head <hash>', 'a hash that `head` printed earlier, which must be in the chain', hash)
  .option('--former-secrets <file>', 'a file with the former values of AUTH_SECRET, one per line')
  .option('--json', 'print the result as JSON')
  .action(verifyTrail);
program.command('head').description('Print the hash of the last seal.').action(showHead);

function hash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('Give the 64 digits that `head` prints.');
  return text;
}

await runProgram(program);
