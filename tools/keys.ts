import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { listKeys } from './keys/list-keys.js';
import { revokeKey } from './keys/revoke-key.js';
import { rotateKeys } from './keys/rotate-keys.js';

const EXPLANATION = `
Access tokens are signed with a key that lies sealed in the database, under AUTH_SECRET. The commands work on the servers that the
environment names, else on those of the StreamCore that runs here. Running processes learn of a change at once, and
nobody has to sign in again: refresh tokens do not depend on these keys.

Examples:
  npm run keys -- list
  npm run keys -- rotate             every few months: the new key signs after five minutes
  npm run keys -- rotate --now       when AUTH_SECRET was changed
  npm run keys -- revoke <kid>       when a key has leaked`;

const program = new Command('keys')
  .description('Shows and changes the keys that sign access tokens.')
  .addHelpText('after', EXPLANATION);

program.command('list').description('Show every key, the newest first.').action(listKeys);
program
  .command('rotate')
  .description(
    'Publish a new key, and sign with it once everybody knows it. The old one verifies until its last token expires.',
  )
  .option('--now', 'sign with it from now on, and drop a key that still waits')
  .action(rotateKeys);
program
  .command('revoke')
  .description('End a key: no access token that it signed is accepted any more. Clients refresh theirs.')
  .argument('<kid>', 'the key, as `list` shows it')
  // One key id in 64 begins with a hyphen.
  .allowUnknownOption()
  .action(revokeKey);

await runProgram(program);
