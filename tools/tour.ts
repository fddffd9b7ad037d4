import { Argument, Command } from 'commander';
import { readDemoAdministrator } from './tour/demo-administrator.js';
import { walkSubscription } from './tour/subscription-tour.js';
import { walk } from './tour/tour.js';

interface Options {
  readonly url: string;
  readonly data: string;
  readonly adminEmail?: string;
  readonly adminPassword?: string;
}

const program = new Command('tour')
  .description('Walks through a running StreamCore as a new viewer. Exits with 0 if every step succeeded.')
  .addArgument(
    new Argument(
      '[tour]',
      'watching: sign-up, profile, subscription, a film that is played and watched to its end, and the recommendations that follow; subscription: a trial, its payment, one that is declined, grace, suspension and the way back, by moving the clock of a demo',
    )
      .choices(['watching', 'subscription'])
      .default('watching'),
  )
  .option('--url <url>', 'where StreamCore runs', 'http://localhost:4000')
  .option(
    '--data <folder>',
    "the demo's data folder, which contains the administrator's password",
    '.streamcore',
  )
  .option('--admin-email <email>', "an administrator other than the demo's")
  .option('--admin-password <password>', 'their password')
  .action(async (tour: string, { url, data, adminEmail, adminPassword }: Options) => {
    const address = url.replace(/\/+$/, '');
    const say = (line: string) => process.stdout.write(`${line}\n`);
    if (tour === 'watching') return walk(address, say);
    const administrator =
      adminEmail && adminPassword
        ? { email: adminEmail, password: adminPassword }
        : await readDemoAdministrator(data);
    await walkSubscription(address, administrator, say);
  });

await program.parseAsync().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  process.stderr.write(
    `\nThe tour stopped: ${reason}${cause}\nIs StreamCore running? Start it with npm start.\n`,
  );
  process.exitCode = 1;
});
