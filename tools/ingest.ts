import { Command } from 'commander';
import { runProgram } from './command/run-program.js';
import { ingestFilm } from './ingest/ingest-film.js';
import { parseQualities } from './ingest/parse-qualities.js';

const EXPLANATION = `
It needs FFmpeg (ffmpeg and ffprobe). The film is uploaded into the media storage, MEDIA_FOLDER, and a job makes it into
renditions: SD up to 360 lines, HD up to 720, UHD up to 2160, none larger than the film. What plays of the title goes on
until all of them are stored. The command works on the job itself unless another worker with FFmpeg was faster; stopped
with Ctrl-C after the upload, it leaves the job to the next worker.

It works on the servers that the environment names, else on those of the StreamCore that runs here.

Examples:
  npm run ingest -- film.mp4 --title 0198f2c4-7a53-7c1e-9d52-6d0f4c6f8a11
  npm run ingest -- film.mp4 --title 0198f2c4-7a53-7c1e-9d52-6d0f4c6f8a11 --qualities SD,HD`;

const program = new Command('ingest')
  .description('Makes a film into what is streamed of a title.')
  .argument('<file>', 'the film, in any form that FFmpeg reads')
  .requiredOption('--title <id>', 'the film or episode of the catalog that plays it')
  .option(
    '--qualities <list>',
    'SD, or SD,HD, or SD,HD,UHD (default: all that the film is large enough for)',
    parseQualities,
  )
  .addHelpText('after', EXPLANATION)
  .action(ingestFilm);

await runProgram(program);
