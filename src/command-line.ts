import { Command } from 'commander';

const EXPLANATION = `
It is set up by environment variables, or by the same in a file .env where it is started; .env.example lists them all.
Without any it serves a demo on a PostgreSQL and a Redis of its own, whose data is in .streamcore.

  PORT             where it listens (4000)
  DATABASE_URL     your PostgreSQL
  REDIS_URL        your Redis, a cluster's servers, or Sentinels
  STREAMCORE_ROLE  api, worker, or all (all)
  STREAMCORE_DATA  the folder of its own servers (.streamcore)

Examples:
  npm start
  PORT=8080 npm start
  DATABASE_URL=postgres://films@localhost/films REDIS_URL=redis://localhost npm start`;

/** There are no command line options except `--help`. Ends the process for it, and for unknown arguments. */
export function readCommandLine(): void {
  new Command('npm start')
    .description('Starts StreamCore, and runs until Ctrl-C.')
    .addHelpText('after', EXPLANATION)
    .showHelpAfterError('See npm start -- --help.')
    .parse();
}
