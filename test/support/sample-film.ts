import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const FILM = { seconds: 6, framesPerSecond: 25, segmentSeconds: 2 } as const;

/** Whether films can be created and played on this machine. */
export async function hasFfmpeg(): Promise<boolean> {
  return run('ffmpeg', ['-version']).then(
    () => true,
    () => false,
  );
}

/** A film of moving bars and a tone, as HLS in two renditions: `HD.m3u8`, with `SD/` and `HD/` beside it. */
export async function makeFilm(folder: string): Promise<void> {
  const { seconds, framesPerSecond, segmentSeconds } = FILM;
  for (const name of ['SD', 'HD']) await mkdir(join(folder, name), { recursive: true });
  const parameters = wordsOf(
    '-v error -y',
    `-f lavfi -i testsrc2=size=320x180:rate=${framesPerSecond}`,
    `-f lavfi -i testsrc2=size=640x360:rate=${framesPerSecond}`,
    '-f lavfi -i sine=frequency=440',
    '-map 0:v -map 2:a -map 1:v -map 2:a',
    '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac',
    `-g ${framesPerSecond * segmentSeconds} -sc_threshold 0 -t ${seconds}`,
    `-f hls -hls_time ${segmentSeconds} -hls_playlist_type vod`,
    '-hls_segment_type fmp4 -hls_fmp4_init_filename init.mp4 -hls_segment_filename %v/%03d.m4s',
    '-master_pl_name HD.m3u8',
  );
  const renditions = ['-var_stream_map', 'v:0,a:0,name:SD v:1,a:1,name:HD', '%v/stream.m3u8'];
  await run('ffmpeg', [...parameters, ...renditions], { cwd: folder });
}

/** Plays a film from a URL or a file to its end. @returns the number of frames */
export async function countFrames(source: string): Promise<number> {
  const output = wordsOf('-map 0:v:0 -map 0:a:0 -f null -progress pipe:1 -');
  const { stdout, stderr } = await run('ffmpeg', ['-v', 'error', '-i', source, ...output]);
  if (stderr !== '') throw new Error(stderr);
  const counts = [...stdout.matchAll(/^frame=\s*(\d+)$/gm)];
  return Number(counts.at(-1)?.[1] ?? 0);
}

function wordsOf(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(' '));
}
