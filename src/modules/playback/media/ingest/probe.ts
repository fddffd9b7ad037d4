import { z } from 'zod';
import { inputParameters, parametersOf } from './input-parameters.js';
import { MissingProgramError, runMediaProgram } from './media-program.js';
import type { SourceMedia } from './source-media.js';
import { UnusableFilmError } from './unusable-film-error.js';

const probedStream = z.object({
  index: z.int(),
  codec_type: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  disposition: z.object({ attached_pic: z.int().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
type ProbedStream = z.output<typeof probedStream>;

const probed = z.object({
  streams: z.array(probedStream),
  format: z.object({ duration: z.coerce.number().nonnegative().optional() }),
});

/** The highest supported frame rate. */
const MOST_FRAMES = 60;
/** Used when a file states none. */
const USUAL_FRAME_RATE = '25/1';
const LARGEST_SIDE = 16_384;

/**
 * Reads the properties of a film.
 * @param file an absolute path
 * @throws UnusableFilmError when it is not a film
 * @throws MissingProgramError
 */
export async function probe(file: string, signal: AbortSignal): Promise<SourceMedia> {
  const output = await runProbe(file, signal);
  const { streams, format } = probed.parse(JSON.parse(output));
  const video = streams.find(isVideo);
  if (!video) throw new UnusableFilmError(`${file} has no picture.`);
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  return {
    ...sizeOf(video, file),
    frameRate: frameRateOf(video),
    durationSeconds: format.duration ?? 0,
    videoStream: video.index,
    audioStream: audio?.index ?? null,
  };
}

async function runProbe(file: string, signal: AbortSignal): Promise<string> {
  let output = '';
  const shown = ['-show_streams', '-show_format'];
  const parameters = [...parametersOf({ '-v': 'error', '-of': 'json' }), ...shown, ...inputParameters(file)];
  try {
    await runMediaProgram({
      program: 'ffprobe',
      parameters,
      signal,
      onOutput: (text) => {
        output += text;
      },
    });
  } catch (cause) {
    if (cause instanceof MissingProgramError || signal.aborted) throw cause;
    throw new UnusableFilmError(`${file} cannot be read as a film by FFmpeg.`, { cause });
  }
  return output;
}

/** Album covers are video streams, too. */
function isVideo(stream: ProbedStream): boolean {
  return stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1;
}

function sizeOf(video: ProbedStream, file: string): { readonly width: number; readonly height: number } {
  const { width = 0, height = 0 } = video;
  if (!isSide(width) || !isSide(height)) {
    throw new UnusableFilmError(`${file} has a picture of ${width}×${height}.`);
  }
  const [across = 1, down = 1] = (video.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const square = across > 0 && down > 0 ? Math.round((width * across) / down) : width;
  const rotation = video.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  const isOnItsSide = Math.abs(rotation) % 180 === 90;
  return isOnItsSide ? { width: height, height: square } : { width: square, height };
}

const isSide = (length: number) => length > 0 && length <= LARGEST_SIDE;

function frameRateOf({ avg_frame_rate: rate = '' }: ProbedStream): string {
  const [frames = 0, seconds = 0] = rate.split('/').map(Number);
  if (!(frames > 0 && seconds > 0)) return USUAL_FRAME_RATE;
  return frames / seconds > MOST_FRAMES ? `${MOST_FRAMES}/1` : rate;
}
