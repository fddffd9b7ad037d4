import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { ingestFilm } from './ingest/ingest-film.js';
import { parseQualities } from './ingest/parse-qualities.js';

const EXPLANATION = `
Requires FFmpeg (ffmpeg and ffprobe). The film is uploaded to the media storage, and a job transcodes it to renditions:
SD up to 360 lines, HD up to 720, UHD up to 2160, none larger than the film. The title keeps its present renditions until
all new ones are stored. The command runs the job itself unless another worker with FFmpeg takes it first. If it is
stopped with Ctrl-C after the upload, the next worker runs the job.

Uses the servers that the environment configures, otherwise those of the StreamCore that is running on this machine.

Examples:
  npm run ingest -- film.mp4 --title 0198f2c4-7a53-7c1e-9d52-6d0f4c6f8a11
  npm run ingest -- film.mp4 --title 0198f2c4-7a53-7c1e-9d52-6d0f4c6f8a11 --qualities SD,HD`;

const program = new Command('ingest')
  .description('Makes a film playable as a title of the catalog.')
  .argument('<file>', 'the film, in any format that FFmpeg reads')
  .requiredOption('--title <id>', 'the movie or episode of the catalog')
  .option(
    '--qualities <list>',
    'SD, or SD,HD, or SD,HD,UHD (default: all that the film is large enough for)',
    parseQualities,
  )
  .addHelpText('after', EXPLANATION)
  .action(ingestFilm);

await runProgram(program);
