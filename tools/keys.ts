import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { listKeys } from './keys/list-keys.js';
import { revokeKey } from './keys/revoke-key.js';
import { rotateKeys } from './keys/rotate-keys.js';

const EXPLANATION = `
Access tokens are signed with a key that is stored in the database, encrypted with AUTH_SECRET. The commands use the servers
that the environment configures, otherwise those of the StreamCore that is running on this machine. Running processes are
notified of a change at once, and nobody has to sign in again: refresh tokens do not depend on these keys.

Examples:
  npm run keys -- list
  npm run keys -- rotate             every few months: the new key signs after five minutes
  npm run keys -- rotate --now       when AUTH_SECRET was changed
  npm run keys -- revoke <kid>       when a key has leaked`;

const program = new Command('keys')
  .description('Manages the keys that sign access tokens.')
  .addHelpText('after', EXPLANATION);

program.command('list').description('List all keys, newest first.').action(listKeys);
program
  .command('rotate')
  .description(
    'Publish a new key, and sign with it once all verifiers know it. The old key remains valid until its last token expires.',
  )
  .option('--now', 'sign with the new key at once, and drop a published key that is not in use yet')
  .action(rotateKeys);
program
  .command('revoke')
  .description(
    'Revoke a key: access tokens that it signed are refused from now on, and clients refresh theirs.',
  )
  .argument('<kid>', 'the key id, as shown by `list`')
  // One key id in 64 begins with a hyphen.
  .allowUnknownOption()
  .action(revokeKey);

await runProgram(program);
