import { Command } from 'commander';
import { movieLensCommand } from './import/movielens/movielens-command.js';

const program = new Command('import')
  .description('Brings titles and what viewers thought of them into the platform.')
  .addCommand(movieLensCommand());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
