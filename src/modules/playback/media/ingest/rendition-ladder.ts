import { qualitiesUpTo, VIDEO_QUALITIES, type VideoQuality } from '../video-quality.js';

/** One of the encodings in which a film is streamed: players switch between them as bandwidth changes. */
export interface Rendition {
  /** The lowest quality that includes it. */
  readonly quality: VideoQuality;
  /** The name of its folder, such as `720p`. */
  readonly name: string;
  /** Even numbers. */
  readonly width: number;
  readonly height: number;
  /** The maximum bit rate over a second or two. */
  readonly kilobitsPerSecond: number;
}

interface Picture {
  readonly width: number;
  readonly height: number;
}

type Rung = Omit<Rendition, 'name'>;

/** In ascending order. Each is a 16:9 box into which pictures of any aspect ratio are scaled. */
const LADDER: readonly [Rung, ...Rung[]] = [
  { quality: 'SD', width: 416, height: 234, kilobitsPerSecond: 300 },
  { quality: 'SD', width: 640, height: 360, kilobitsPerSecond: 800 },
  { quality: 'HD', width: 960, height: 540, kilobitsPerSecond: 2_000 },
  { quality: 'HD', width: 1280, height: 720, kilobitsPerSecond: 3_500 },
  { quality: 'UHD', width: 1920, height: 1080, kilobitsPerSecond: 6_000 },
  { quality: 'UHD', width: 3840, height: 2160, kilobitsPerSecond: 16_000 },
];

/**
 * The renditions of a picture, in ascending order: none larger than the picture, up to a quality. A picture below the
 * smallest rendition gets one of its own size.
 */
export function renditionsOf(picture: Picture, best: VideoQuality): readonly Rendition[] {
  const [smallest] = LADDER;
  const qualities = qualitiesUpTo(best);
  const fitting = LADDER.filter((rung) => qualities.includes(rung.quality) && scaleTo(rung, picture) <= 1);
  return fitting.length === 0
    ? [rendition(smallest, picture, 1)]
    : fitting.map((rung) => rendition(rung, picture, scaleTo(rung, picture)));
}

/** The highest quality that a picture's size allows. */
export function bestQualityOf(picture: Picture): VideoQuality {
  return renditionsOf(picture, 'UHD').at(-1)?.quality ?? VIDEO_QUALITIES[0];
}

function scaleTo(box: Picture, picture: Picture): number {
  return Math.min(box.width / picture.width, box.height / picture.height);
}

function rendition(rung: Rung, picture: Picture, scale: number): Rendition {
  return {
    ...rung,
    name: `${rung.height}p`,
    width: even(picture.width * scale),
    height: even(picture.height * scale),
  };
}

/** H.264 with 4:2:0 colour requires even dimensions. */
function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
