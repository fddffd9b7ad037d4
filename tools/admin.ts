import { Command } from 'commander';
import { listAdministrators, setRole } from './admin/administrators.js';
import { runProgram } from './command/run-program.js';
import { openEngine } from './open-engine.js';

const EXPLANATION = `
The first administrator comes from here; administrators can then make others (\`setAccountRole\`). The account must
exist and its e-mail address be verified. A change is written to the audit trail in the name of the platform, and holds
with the account's next request. The last administrator cannot be revoked.

It works on the servers that the environment names, else on those of the StreamCore that runs on the data folder, else
on ones that live as long as the command.

Example:
  npm run admin -- grant ada@example.com`;

const report = (message: string) => process.stdout.write(`${message}\n`);
const openQuietly = () => openEngine(() => undefined);

const program = new Command('admin')
  .description('Says who the administrators are.')
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
