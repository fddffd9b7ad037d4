import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { movieLensCommand } from './import/movielens/movielens-command.js';

const program = new Command('import')
  .description('Brings titles and what viewers thought of them into the platform.')
  .addCommand(movieLensCommand());

await runProgram(program);
