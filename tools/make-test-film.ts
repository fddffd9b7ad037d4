import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { renditionsOf } from '../src/modules/playback/media/ingest/rendition-ladder.js';
import { SEGMENT_SECONDS } from '../src/modules/playback/media/ingest/transcode-parameters.js';
import { createFfmpegTranscoder } from '../src/modules/playback/media/ingest/transcoder.ffmpeg.js';
import { projectRoot } from '../src/project-root.js';
import { runProgram } from './command/run-program.js';

const SECONDS = 40;
const RATE = 25;
const TARGET = join(projectRoot, 'prisma/seed/media/timecode');
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf';

const EXPLANATION = `
The film that every title of the demo plays: ${SECONDS} s of colour bars with the time in them, a mark that crosses the picture once
in a segment, and a beep every second. It is transcoded like any ingested film, in SD and HD, and replaces the one in
prisma/seed/media/timecode. Requires FFmpeg.`;

const program = new Command('make-test-film')
  .description('Generates the test film of the demo.')
  .option('--font <file>', 'the font of the time code', FONT)
  .addHelpText('after', EXPLANATION)
  .action(makeTestFilm);

async function makeTestFilm({ font }: { readonly font: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'streamcore-film-'));
  try {
    const file = join(folder, 'film.mkv');
    execFileSync('ffmpeg', sourceParameters(file, font), { stdio: 'inherit' });
    const { signal } = new AbortController();
    const transcoder = createFfmpegTranscoder();
    const source = await transcoder.probe(file, signal);
    await rm(TARGET, { recursive: true, force: true });
    await transcoder.transcode({
      file,
      source,
      renditions: renditionsOf(source, 'HD'),
      folder: TARGET,
      signal,
      onProgress: () => undefined,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function sourceParameters(file: string, font: string): string[] {
  const bars = `smptehdbars=size=1280x720:rate=${RATE}:duration=${SECONDS}[bars]`;
  const mark = `color=color=white:size=12x72:rate=${RATE}:duration=${SECONDS}[mark]`;
  const moving = String.raw`[bars][mark]overlay=x=W*mod(t\,${SEGMENT_SECONDS})/${SEGMENT_SECONDS}:y=H*0.55`;
  const time = String.raw`drawtext=fontfile=${font}:timecode='00\:00\:00\:00':rate=${RATE}:fontsize=96:fontcolor=white:box=1:boxcolor=black:boxborderw=16:x=(w-tw)/2:y=(h-th)/3`;
  const beeps = `sine=frequency=220:beep_factor=4:sample_rate=48000:duration=${SECONDS}`;
  const inputs = ['-f', 'lavfi', '-i', `${bars};${mark};${moving},${time}`, '-f', 'lavfi', '-i', beeps];
  // Lossless, so that quality is lost only once, in transcoding.
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-c:a', 'pcm_s16le'];
  return ['-nostdin', '-v', 'error', '-y', ...inputs, ...codecs, file];
}

await runProgram(program);
