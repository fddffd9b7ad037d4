import { Command, InvalidArgumentError } from 'commander';
import { showHead } from './audit/show-head.js';
import { verifyTrail } from './audit/verify-trail.js';
import { runProgram } from './command/run-program.js';

const EXPLANATION = `
The audit trail and the access log are sealed every few seconds: a seal holds the hash of some entries and of the seal before it, and
is signed with a key that is made from AUTH_SECRET. The commands work on the servers that the environment names, else on those of the
StreamCore that runs here. They change nothing that is sealed.

Examples:
  npm run audit -- head                        keep what it prints where nobody can write who can write to the database
  npm run audit -- verify
  npm run audit -- verify --head 3f6c…         also finds that seals were cut off at the end
  npm run audit -- verify --former-secrets f   when AUTH_SECRET was changed: a file with those before, one on each line

verify ends with 1 when something is wrong.`;

const program = new Command('audit')
  .description('Shows whether the audit trail and the access log are as they were written.')
  .addHelpText('after', EXPLANATION);

program
  .command('verify')
  .description('Read all seals and all entries that they hold, and say what is wrong.')
  .option('--head <hash>', 'a head that was printed before, which must be in the chain', hash)
  .option('--former-secrets <file>', 'what AUTH_SECRET was before, one on each line')
  .option('--json', 'write the result as JSON, on the last line')
  .action(verifyTrail);
program.command('head').description('Print the hash of the last seal.').action(showHead);

function hash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('Give the 64 digits that `head` prints.');
  return text;
}

await runProgram(program);
