import { Command } from 'commander';
import { listAdministrators, setRole } from './admin/administrators.js';
import { runProgram } from './command/run-program.js';
import { openEngine } from './open-engine.js';

const EXPLANATION = `
Appoints the first administrator; administrators can then appoint others (\`setAccountRole\`). The account must exist and
have a verified e-mail address. A change is recorded in the audit trail with the platform as its actor, and takes effect
with the account's next request. The last administrator cannot be revoked.

Uses the servers that the environment configures, otherwise those of the StreamCore that is running on the data folder,
otherwise servers that it starts for the duration of the command.

Example:
  npm run admin -- grant ada@example.com`;

const report = (message: string) => process.stdout.write(`${message}\n`);
const openQuietly = () => openEngine(() => undefined);

const program = new Command('admin')
  .description('Manages the administrators.')
  .addHelpText('after', EXPLANATION);

program
  .command('grant')
  .description('Make an account an administrator.')
  .argument('<email>', 'its verified e-mail address')
  .action(async (email: string) => {
    await using open = await openQuietly();
    const changed = await setRole(open.engine.accounts, email, 'ADMIN');
    report(changed ? `${email} is an administrator now.` : `${email} was an administrator already.`);
  });

program
  .command('revoke')
  .description('Make an administrator a viewer again.')
  .argument('<email>', 'its verified e-mail address')
  .action(async (email: string) => {
    await using open = await openQuietly();
    const changed = await setRole(open.engine.accounts, email, 'VIEWER');
    report(changed ? `${email} is no longer an administrator.` : `${email} is no administrator.`);
  });

program
  .command('list')
  .description('Print the administrators.')
  .action(async () => {
    await using open = await openQuietly();
    const administrators = await listAdministrators(open.engine.accounts);
    if (administrators.length === 0) report('There is no administrator yet.');
    for (const { email, suspendedAt } of administrators) {
      report(suspendedAt === null ? email : `${email} (suspended)`);
    }
  });

await runProgram(program);
