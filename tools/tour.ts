import { Command } from 'commander';
import { walk } from './tour/tour.js';

const program = new Command('tour')
  .description(
    'Walks through a running StreamCore as a new viewer: sign-up, profile, subscription, a film watched to its end, and the recommendations that follow. Exits with 0 when every step did what it should.',
  )
  .option('--url <url>', 'where StreamCore runs', 'http://localhost:4000')
  .action(async ({ url }: { url: string }) => {
    await walk(url.replace(/\/+$/, ''), (line) => process.stdout.write(`${line}\n`));
  });

await program.parseAsync().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  process.stderr.write(
    `\nThe tour stopped: ${reason}${cause}\nIs StreamCore running? Start it with npm start.\n`,
  );
  process.exitCode = 1;
});
