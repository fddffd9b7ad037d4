import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { movieLensCommand } from './import/movielens/movielens-command.js';

const program = new Command('import')
  .description('Imports titles, viewers and ratings.')
  .addCommand(movieLensCommand());

await runProgram(program);
