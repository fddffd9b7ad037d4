import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { qualitiesUpTo } from '../video-quality.js';
import { type MadeFilm, masterManifest } from './master-manifest.js';
import { measureRate, videoCodecOf } from './measure-stream.js';
import { runMediaProgram } from './media-program.js';
import { probe } from './probe.js';
import type { Rendition } from './rendition-ladder.js';
import { AUDIO_FOLDER, folderOf, INITIAL_SEGMENT, transcodeParameters } from './transcode-parameters.js';
import type { Transcoder, Transcoding } from './transcoder.js';

/** Transcodes with FFmpeg, in child processes. */
export function createFfmpegTranscoder(): Transcoder {
  return {
    probe,
    async transcode(transcoding) {
      const { folder, source, renditions, signal, onProgress } = transcoding;
      const folders = [...renditions.map(folderOf), ...(source.audioStream === null ? [] : [AUDIO_FOLDER])];
      for (const name of folders) await mkdir(join(folder, name), { recursive: true });
      await runMediaProgram({
        program: 'ffmpeg',
        parameters: transcodeParameters(transcoding),
        folder,
        signal,
        onOutput: createProgressReader(source.durationSeconds, onProgress),
      });
      await writeMasters(transcoding);
    },
  };
}

/** A progress line of ffmpeg: the encoded time in microseconds. */
const DONE = /^out_time_us=(?<microseconds>\d+)$/gm;

function createProgressReader(durationSeconds: number, onProgress: (fraction: number) => void) {
  return (text: string) => {
    const microseconds = [...text.matchAll(DONE)].at(-1)?.groups?.['microseconds'];
    if (microseconds === undefined || durationSeconds === 0) return;
    onProgress(Math.min(1, Number(microseconds) / 1e6 / durationSeconds));
  };
}

/** One playlist per quality, with its renditions and those of lower qualities. */
async function writeMasters({ folder, source, renditions }: Transcoding): Promise<void> {
  const made = await Promise.all(renditions.map((rendition) => measure(folder, rendition)));
  const audio = source.audioStream === null ? null : await measureRate(join(folder, AUDIO_FOLDER));
  for (const quality of new Set(renditions.map((rendition) => rendition.quality))) {
    const within = qualitiesUpTo(quality);
    const film: MadeFilm = {
      renditions: made.filter(({ rendition }) => within.includes(rendition.quality)),
      audio,
      frameRate: source.frameRate,
    };
    await writeFile(join(folder, `${quality}.m3u8`), masterManifest(film));
  }
}

async function measure(folder: string, rendition: Rendition) {
  const own = join(folder, folderOf(rendition));
  const initial = await readFile(join(own, INITIAL_SEGMENT));
  return { rendition, rate: await measureRate(own), codec: videoCodecOf(initial) };
}
